import { type ParseArgsConfig, parseArgs } from "node:util";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Values<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>["values"];

export interface Command<O extends Options> {
  usage: string;
  options: O;
  /** Returns what is to be said on standard output. @throws Error with a sentence that says what to mend. */
  run(values: Values<O>): Promise<string>;
}

/** Runs it with the arguments of this process. Ends with 0 where it did what it was asked, 1 where not, 2 for wrong use. */
export async function runCommand<O extends Options>({ usage, options, run }: Command<O>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) return void process.stdout.write(usage);
  let values: Values<O>;
  try {
    values = parseArgs({ args, options }).values as Values<O>;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  try {
    process.stdout.write(await run(values));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

export class UsageError extends Error {
  override name = "UsageError";
}
