// The documents of desks of several sizes as pages of JSON in a folder, the newest first, as a server sends them.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeMessages, makeTickets } from "../../store-page/make-documents.ts";
import type { PageCounts } from "./page/document-pages.ts";

/** Documents a page and collection, as the app asks for them. */
const PAGE = 500;
const MESSAGES = 10;
/** Each hundredth ticket has a long thread. */
const LONG_THREAD = { each: 100, messages: 30 };

export interface WrittenDesk {
  name: string;
  counts: PageCounts;
  documents: number;
  /** Ids of tickets with thirty messages. */
  longThreads: string[];
}

export async function writeDesk(folder: string, size: number): Promise<WrittenDesk> {
  const name = String(size);
  await mkdir(join(folder, name), { recursive: true });
  const tickets = createPages(join(folder, name), "tickets");
  const messages = createPages(join(folder, name), "messages");
  const longThreads: string[] = [];
  for (let at = size - 1; at >= 0; at -= 1) {
    const [ticket] = makeTickets(at, 1);
    if (!ticket) throw new Error("No ticket was made.");
    const isLong = at % LONG_THREAD.each === 0;
    if (isLong) longThreads.push(ticket.id);
    await tickets.add(ticket);
    for (const message of makeMessages([ticket], isLong ? LONG_THREAD.messages : MESSAGES).reverse())
      await messages.add(message);
  }
  const counts = { tickets: await tickets.end(), messages: await messages.end() };
  return { name, counts, documents: tickets.count() + messages.count(), longThreads };
}

function createPages(folder: string, name: string) {
  let page: object[] = [];
  let [pages, count] = [0, 0];
  const write = async () => {
    await writeFile(join(folder, `${name}-${pages}.json`), JSON.stringify(page));
    pages += 1;
    count += page.length;
    page = [];
  };
  return {
    async add(document: object) {
      page.push(document);
      if (page.length === PAGE) await write();
    },
    /** @returns how many pages there are. */
    async end() {
      if (page.length > 0) await write();
      return pages;
    },
    count: () => count,
  };
}
