/** Which words say what a reader wants, in one language other than English. Phrases, in any spelling of accents and capitals. */
export interface Cues {
  /** The open page: "this page". */
  readonly thisPage: readonly string[];
  /** Words that ask for a summary or an explanation and say nothing about what is to be explained. */
  readonly explaining: readonly string[];
  /** The selection, or what was said before: "this", "it". */
  readonly pointing: readonly string[];
  /** Beginnings of a question that refers to the previous one: "and", "what about". */
  readonly follows: readonly string[];
  /** "difference between": what is compared comes after it; in Chinese, Japanese and Korean before it. */
  readonly difference: readonly string[];
  /** Between the two things that are compared: "and". */
  readonly and: readonly string[];
}

/** Phrases are separated by bars. */
const WORDS: Readonly<Record<string, Readonly<Record<keyof Cues, string>>>> = {
  de: {
    thisPage: 'diese seite|dieser seite|dieses kapitel|diesem kapitel|dieser artikel|diesen artikel|diesem artikel',
    explaining:
      'seite|kapitel|artikel|zusammenfassung|zusammenfassen|fasse|fass|zusammen|kurz|erkläre|erklär|erklären|überblick|steht|geht|inhalt|bedeutet|heißt|beschreibe|bitte',
    pointing: 'das|dies|dieses|diese|hier|auswahl',
    follows: 'und|aber|oder|was ist mit|wie ist es mit|warum|welche davon',
    difference: 'unterschied zwischen|unterschiede zwischen',
    and: 'und|oder',
  },
  fr: {
    thisPage: 'cette page|ce chapitre|cet article|la page ouverte',
    explaining:
      'page|chapitre|article|résumé|résume|résumer|résumez|explique|expliquer|expliquez|aperçu|dit|parle|contenu|signifie|décris|brièvement',
    pointing: 'ceci|cela|ça|ce|ici|sélection',
    follows: 'et|mais|ou|qu en est il|pourquoi|lequel|laquelle',
    difference: 'différence entre|différences entre',
    and: 'et|ou',
  },
  es: {
    thisPage: 'esta página|este capítulo|este artículo|la página abierta',
    explaining:
      'página|capítulo|artículo|resumen|resume|resumir|resúmeme|explica|explicar|explícame|trata|dice|contenido|significa|describe|breve|favor|por|esta|resuma',
    pointing: 'esto|eso|aquí|selección',
    follows: 'y|pero|o|qué pasa con|por qué|cuál de ellos|cuál',
    difference: 'diferencia entre|diferencias entre',
    and: 'y|e|o',
  },
  pt: {
    thisPage: 'esta página|este capítulo|este artigo|essa página|desta página|nesta página',
    explaining:
      'página|capítulo|artigo|resumo|resume|resumir|resuma|explica|explique|explicar|trata|diz|conteúdo|significa|descreve|breve|favor|por|esta',
    pointing: 'isto|isso|aqui|seleção',
    follows: 'e|mas|ou|e quanto a|por quê|qual deles|qual',
    difference: 'diferença entre|diferenças entre',
    and: 'e|ou',
  },
  it: {
    thisPage: 'questa pagina|questo capitolo|questo articolo',
    explaining:
      'pagina|capitolo|articolo|riassunto|riassumi|riassumere|spiega|spiegami|spiegare|parla|dice|contenuto|significa|descrivi|breve|favore',
    pointing: 'questo|ciò|qui|selezione',
    follows: 'e|ma|o|che dire di|perché|quale dei due|quale',
    difference: 'differenza tra|differenza fra|differenze tra|differenze fra',
    and: 'e|ed|o',
  },
  nl: {
    thisPage: 'deze pagina|dit hoofdstuk|dit artikel',
    explaining:
      'pagina|hoofdstuk|artikel|samenvatting|samenvatten|vat|samen|leg|uitleg|uitleggen|gaat|zegt|staat|inhoud|betekent|beschrijf|kort',
    pointing: 'dit|dat|hier|selectie',
    follows: 'en|maar|of|hoe zit het met|waarom|welke daarvan|welke',
    difference: 'verschil tussen|verschillen tussen',
    and: 'en|of',
  },
  pl: {
    thisPage: 'ta strona|tę stronę|tej strony|tej stronie|ten rozdział|tego rozdziału|ten artykuł',
    explaining:
      'tę|strona|stronę|strony|stronie|rozdział|artykuł|podsumuj|podsumowanie|streść|streszczenie|wyjaśnij|opisz|mówi|treść|znaczy|krótko|czym',
    pointing: 'to|tego|tutaj|zaznaczenie',
    follows: 'a|i|ale|albo|a co z|dlaczego|który z nich',
    difference: 'różnica między|różnica pomiędzy|różnice między',
    and: 'a|i|lub',
  },
  ru: {
    thisPage: 'эта страница|эту страницу|этой страницы|этой странице|эта глава|этой главе|эта статья|этой статье',
    explaining:
      'страница|страницу|страницы|странице|глава|главе|статья|статье|резюме|перескажи|кратко|обобщи|объясни|объясните|опиши|говорится|содержание|значит|суть',
    pointing: 'это|этого|здесь|выделение',
    follows: 'а|и|но|или|а что насчет|почему|какой из них',
    difference: 'разница между|различие между|отличие между',
    and: 'и|или',
  },
  ar: {
    thisPage: 'هذه الصفحة|هذا الفصل|هذا المقال',
    explaining: 'الصفحة|الفصل|المقال|لخص|ملخص|تلخيص|اشرح|شرح|وضح|تتحدث|محتوى|يعني|باختصار',
    pointing: 'هذا|هذه|ذلك|هنا',
    follows: 'و|لكن|أو|ماذا عن|وماذا عن|لماذا',
    difference: 'الفرق بين|فرق بين',
    and: 'و|أو',
  },
  ja: {
    thisPage: 'このページ|この章|この記事|本ページ',
    explaining:
      'ページ|章|記事|要約|まとめ|まとめて|説明|概要|内容|教え|教えて|この|本|意味|簡単|簡潔|書い|書か|何|ください|下さい|して',
    pointing: 'これ|それ|この|ここ|選択',
    follows: 'では|じゃあ|それで|そして|でも|または|なぜ|どちら',
    difference: '違い|差異|相違',
    and: 'と',
  },
  zh: {
    thisPage: '本页|这一页|这页|这个页面|此页|本章|本文|这篇文章',
    explaining:
      '本页|这页|页面|页|章|本章|本文|文章|总结|概括|摘要|概述|解释|说明|内容|意思|讲|说|介绍|简要|一下|这个|这一页|此页|此|本',
    pointing: '这|这个|那个|这里|它|选中',
    follows: '那|那么|还有|但是|或者|为什么|哪个',
    difference: '区别|差别|差异|不同',
    and: '和|与|跟|及',
  },
  ko: {
    thisPage: '이 페이지|현재 페이지|이 장|이 문서|이 글',
    explaining:
      '페이지|장|문서|글|요약|요약해|요약해줘|설명|설명해|설명해줘|개요|내용|뜻|간단히|이|현재|줘|주세요|무엇',
    pointing: '이것|이게|이거|그것|여기|선택',
    follows: '그럼|그러면|그리고|하지만|또는|왜|어느',
    difference: '차이|다른 점',
    and: '와|과|랑|하고',
  },
};

/** By the two letters of each language. */
export const CUES: ReadonlyMap<string, Cues> = new Map(
  Object.entries(WORDS).map(([language, cues]) => [language, listsOf(cues)]),
);

function listsOf(cues: Readonly<Record<keyof Cues, string>>): Cues {
  const list = (cue: keyof Cues) => cues[cue].split('|');
  return {
    thisPage: list('thisPage'),
    explaining: list('explaining'),
    pointing: list('pointing'),
    follows: list('follows'),
    difference: list('difference'),
    and: list('and'),
  };
}
