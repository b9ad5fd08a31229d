import type { Figure } from "../report.ts";
import type { BenchPostgres } from "./bench-postgres.ts";

/** What each part of the bench is given, and adds its findings to. */
export interface BenchRun {
  postgres: BenchPostgres;
  /** Shorter and rougher, for while one is working on it. */
  isQuick: boolean;
  figures: Figure[];
  /** Tells something that was measured beside the figures. */
  beside(name: string, value: number | string): void;
}
