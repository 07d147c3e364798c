/** Orders texts by how well they answer a question, with a model that reads the question and a text together. */
export abstract class Reranker {
  /**
   * @param signal ends the work.
   * @returns the positions of texts, best first and each once. Texts that are left out come after them.
   * @throws Error when there is no usable order. Its message is logged, so it holds no part of the question or of a text.
   */
  abstract order(question: string, texts: readonly string[], signal: AbortSignal): Promise<number[]>;
}
