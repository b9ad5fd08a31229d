import { usePainted } from "./use-painted.ts";

/** Whether the caller has been painted once, with what `key` names where it shows one thing after the other. */
export function useIsPainted(key = ""): boolean {
  return usePainted<string | null>(key, null) === key;
}
