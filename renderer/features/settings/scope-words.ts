import type { ApiTokenScope } from "#protocol/account/api-tokens.ts";

export const SCOPE_WORDS: Readonly<Record<ApiTokenScope, string>> = { read: "Read only", write: "Read and write" };
