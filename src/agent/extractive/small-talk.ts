import { cut } from '../../text/cut.js';

/** A message that is longer is a question, whatever it begins with. */
const LONGEST = 40;

const FRIENDLY = [
  {
    said: /^(?:hi+|hello|hey|hiya|yo|howdy|good (?:morning|afternoon|evening|day))(?: (?:there|all|everyone|again|bot|you))?$/,
    reply: 'Hello! You can ask me about this documentation, for example:',
  },
  {
    said: /^(?:ok |okay |great |perfect |cool |many )?(?:thanks|thank you|thank u|thx|ty|cheers)(?: (?:a lot|very much|so much|again|you|for your help|for the help))?$/,
    reply: 'You are welcome! You can also ask, for example:',
  },
  {
    said: /^(?:bye|goodbye|see you|good night|ok|okay|great|perfect|cool|nice|got it)$/,
    reply: 'I am glad to help. You can also ask, for example:',
  },
  {
    said: /^(?:who are you|what are you|what is your name|are you (?:a |an )?(?:bot|robot|human|ai|real|person)|what can you do|what do you do|how are you|how do you work)$/,
    reply: 'I am the assistant of this documentation and answer with quotations from it. You can ask, for example:',
  },
  {
    said: /^(?:help|help me|i need help|can you help(?: me)?|please help(?: me)?|what can i ask(?: you)?)(?: please)?$/,
    reply: 'I search this documentation for you. You can ask, for example:',
  },
] as const;

/** The friendly sentence that answers a greeting, thanks and the like; undefined for any other message. English only. */
export function smallTalkReply(message: string): string | undefined {
  if (message.length > LONGEST * 2) return undefined;
  const words = cut(message, LONGEST * 2)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
  if (words.length > LONGEST) return undefined;
  return FRIENDLY.find(({ said }) => said.test(words))?.reply;
}
