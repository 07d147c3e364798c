// Makes the pages faster to use. Reading and searching work without this script.

const TYPING_PAUSE_MS = 120;
const COPIED_MS = 2000;

/** Scrolls the navigation, but not the page, so that the current page is visible in it. */
function scrollToCurrentPage(navigation) {
  const current = navigation.querySelector('[aria-current]');
  if (!current) return;
  const below =
    current.getBoundingClientRect().top - navigation.getBoundingClientRect().top - navigation.clientHeight / 2;
  if (below > 0) navigation.scrollTop += below;
}

/** Shows results below the search field while the reader types. Arrow keys move through them, Escape closes them. */
class SearchBox {
  list = document.createElement('div');

  constructor(field) {
    this.field = field;
    this.form = field.form;
    this.list.className = 'search-results';
    this.list.hidden = true;
    this.form.append(this.list);
    field.placeholder = 'Search (press /)';
    field.setAttribute('aria-keyshortcuts', '/');
    field.addEventListener('input', () => this.searchSoon());
    field.addEventListener(
      'focus',
      () => (this.list.hidden = field.value.trim() === '' || this.list.childElementCount === 0),
    );
    this.form.addEventListener(
      'focusout',
      ({ relatedTarget }) => (this.list.hidden ||= !this.form.contains(relatedTarget)),
    );
    this.form.addEventListener('keydown', (event) => this.move(event));
    document.addEventListener('keydown', (event) => this.focusOnSlash(event));
  }

  searchSoon() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.show(this.field.value.trim()).catch(reportError);
    }, TYPING_PAUSE_MS);
  }

  async show(query) {
    this.newest?.abort();
    this.newest = new AbortController();
    this.list.hidden ||= query === '';
    if (query === '') return;
    const address = new URL('results', this.form.action);
    address.searchParams.set('q', query);
    try {
      const response = await fetch(address, { signal: this.newest.signal });
      if (!response.ok) return;
      this.list.innerHTML = await response.text();
      // The links are relative to the address of the list, not of this page.
      for (const link of this.list.querySelectorAll('a'))
        link.href = new URL(link.getAttribute('href'), response.url).href;
      this.list.hidden = !this.form.contains(document.activeElement);
    } catch {
      // Aborted by the next letter, or the server is unavailable. Enter opens the page of results, which shows an error.
    }
  }

  move(event) {
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1, Escape: 0 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const stops = [this.field, ...this.list.querySelectorAll('a')];
    const next = step === 0 ? 0 : (stops.indexOf(document.activeElement) + step) % stops.length;
    stops.at(next).focus();
    this.list.hidden = step === 0;
  }

  focusOnSlash(event) {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isEditable(event.composedPath()[0]))
      return;
    event.preventDefault();
    this.field.focus();
    this.field.select();
  }
}

function isEditable(element) {
  return element instanceof Element && (element.matches('input, textarea, select') || element.isContentEditable);
}

function addCopyButton(block) {
  const box = document.createElement('div');
  box.className = 'code';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', 'Copy code');
  block.before(box);
  box.append(block, button);
  button.addEventListener('click', () => {
    copy(block, button).catch(reportError);
  });
}

async function copy(block, button) {
  const copied = await navigator.clipboard?.writeText(block.textContent.replace(/\n$/, '')).then(
    () => true,
    () => false,
  );
  button.textContent = copied ? 'Copied' : 'Press Ctrl+C';
  if (!copied) getSelection().selectAllChildren(block);
  setTimeout(() => (button.textContent = 'Copy'), COPIED_MS);
}

const field = document.querySelector('header .search input');
export const searchBox = field && new SearchBox(field);
for (const block of document.querySelectorAll('article pre')) addCopyButton(block);
scrollToCurrentPage(document.querySelector('.navigation'));
