// What was asked before, kept by the browser on this machine. A browser that keeps nothing is fine too.

export interface Asked {
  title: string;
  hash: string;
  query: string;
  rows: number;
  at: string;
}

const KEY = "newsgraph.history";
const MOST = 60;

export function all(): Asked[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? (found as Asked[]).filter((a) => typeof a?.query === "string" && typeof a?.hash === "string") : [];
  } catch {
    return [];
  }
}

let cleared = -1;

/** Puts a question in front, unless all was forgotten since it `began` (ms of the page); asked again it moves there. */
export function add(asked: Asked, began: number): void {
  if (began < cleared) return;
  keep([asked, ...all().filter((a) => a.query !== asked.query)].slice(0, MOST));
}

export function clear(): void {
  cleared = performance.now();
  keep([]);
}

function keep(list: Asked[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(list));
  } catch {
    // Private windows and full disks keep no history.
  }
}
