/** The door to the worker that holds Oxigraph: starts it from what stands in the page, asks it, stops it. */

export interface Cell {
  type: "uri" | "bnode" | "literal";
  value: string;
  language?: string;
  datatype?: string;
}

export interface Answer {
  boolean?: boolean;
  columns?: string[];
  rows?: (Cell | null)[][];
  more?: boolean;
}

export interface Parameter {
  name: string;
  type: "entity" | "date" | "integer" | "text" | "concept" | "iri";
  help: string;
  default: string | null;
}

export interface LibraryQuery {
  name: string;
  title: string;
  question: string;
  parameters: Parameter[];
  columns: string[];
  body: string;
}

interface Library {
  prefixes: Record<string, string>;
  queries: LibraryQuery[];
}

export const ROWS = 2000;

/** Whether this page carries the engine. */
export function carriesEngine(): boolean {
  return document.getElementById("oxigraph") !== null;
}

export function library(): Library {
  return JSON.parse(text("queries")) as Library;
}

function text(id: string): string {
  return document.getElementById(id)?.textContent?.trim() ?? "";
}

async function unpacked(id: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(text(id)), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void };

export class Engine {
  private worker: Promise<Worker> | null = null;
  private waiting = new Map<number, Waiting>();
  private count = 0;

  /** Starts the engine at the first question; one that takes longer than `seconds` is given up. */
  async ask(sparql: string, seconds = 60): Promise<Answer> {
    this.worker ??= this.start();
    const worker = await this.worker;
    const id = ++this.count;
    return new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(
        () => this.stop(new Error(`the query took longer than ${seconds} s and was stopped`)),
        seconds * 1000,
      );
      const done =
        <T>(f: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          f(value);
        };
      this.waiting.set(id, { resolve: done(resolve), reject: done(reject) });
      worker.postMessage({ kind: "ask", id, sparql, limit: ROWS });
    });
  }

  stop(reason = new Error("stopped")): void {
    void this.worker?.then((worker) => worker.terminate());
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }

  private async start(): Promise<Worker> {
    const [wasm, quads, code] = await Promise.all([unpacked("oxigraph"), unpacked("quads"), unpacked("asker")]);
    const url = URL.createObjectURL(new Blob([code as BlobPart], { type: "text/javascript" }));
    const worker = new Worker(url);
    await new Promise<void>((resolve, reject) => {
      worker.onmessage = (event) =>
        event.data.kind === "ready" ? resolve() : reject(new Error(String(event.data.message)));
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ kind: "start", wasm, quads, prefixes: library().prefixes }, [wasm.buffer, quads.buffer]);
    });
    URL.revokeObjectURL(url);
    worker.onmessage = (event) => this.settle(event.data);
    return worker;
  }

  private settle(message: { kind: string; id: number; message?: string } & Answer): void {
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.kind === "answer") waiting?.resolve(message);
    else waiting?.reject(new Error(message.message ?? "failed"));
  }
}
