/** A run's journal in memory, as the file would hold it. */
import type { Journal, JournalEntry, JournalEvent } from "../../src/reconciler/journal/entry.js";

export class MemoryJournal implements Journal {
  readonly entries: JournalEntry[] = [];
  private readonly planId: string;

  constructor(planId: string) {
    this.planId = planId;
  }

  async write(event: JournalEvent): Promise<void> {
    this.entries.push({ ...event, time: new Date(Date.now()).toISOString(), planId: this.planId });
  }

  /** The file's text. */
  text(): string {
    return this.entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  }
}
