/** Work in turn, so much at a time, and so much that waits. */
export class Queue {
  private readonly waiting: (() => Promise<void>)[] = [];
  private atWork = 0;
  private whenIdle: (() => void)[] = [];

  constructor(private readonly limits: { readonly concurrency: number; readonly waiting: number }) {}

  /** Takes work, or says that there is too much already. Work must not throw. */
  take(work: () => Promise<void>): boolean {
    if (this.atWork >= this.limits.concurrency && this.waiting.length >= this.limits.waiting) return false;
    this.waiting.push(work);
    this.next();
    return true;
  }

  /** Settles when nothing is at work and nothing waits. */
  idle(): Promise<void> {
    if (this.atWork === 0 && this.waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.whenIdle.push(resolve));
  }

  private next(): void {
    if (this.atWork >= this.limits.concurrency) return;
    const work = this.waiting.shift();
    if (work === undefined) {
      if (this.atWork === 0) for (const tell of this.whenIdle.splice(0)) tell();
      return;
    }
    this.atWork++;
    void work().finally(() => {
      this.atWork--;
      this.next();
    });
  }
}
