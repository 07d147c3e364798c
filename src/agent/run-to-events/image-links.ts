/** How generated images reach the reader (reference: `ResponseStreamConverter` in agents.py). Override to store them. */
export class ImageLinks {
  /** @param partialImages how many unfinished images to expect; without it their progress is 0. */
  constructor(private readonly partialImages?: number) {}

  /** @param partialIndex undefined for the finished image. */
  urlOf(_imageId: string, base64: string, _partialIndex?: number): string | Promise<string> {
    return `data:image/png;base64,${base64}`;
  }

  /** 0 to 1. */
  progressOf(partialIndex: number): number {
    return this.partialImages ? Math.min(1, partialIndex / this.partialImages) : 0;
  }
}
