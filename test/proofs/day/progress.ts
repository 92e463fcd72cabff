/** Long work shows how far it is: one line that is written over on a terminal, a line now and then elsewhere. */
export class Progress {
  readonly #began = Date.now();
  #last = 0;

  show(done: number, of: number, note: string): void {
    const now = Date.now();
    const terminal = process.stdout.isTTY === true;
    if (now - this.#last < (terminal ? 250 : 15_000) && done < of) return;
    this.#last = now;
    const share = of === 0 ? 1 : done / of;
    const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░');
    const line = `${bar} ${done}/${of}  ${Math.round((now - this.#began) / 1000)} s  ${note}`;
    process.stdout.write(terminal ? `\r${line}\x1b[K` : `${line}\n`);
  }

  end(): void {
    if (process.stdout.isTTY) process.stdout.write('\n');
  }
}
