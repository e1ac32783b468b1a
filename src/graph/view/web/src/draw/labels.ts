/** Keeps labels from lying on each other. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const CELL = 64;

export class Boxes {
  private cells = new Map<string, Box[]>();

  take(box: Box): void {
    for (const key of keys(box)) (this.cells.get(key) ?? this.cells.set(key, []).get(key))?.push(box);
  }

  /** The first spot that is free, taken from now on; with `always` the first one if none is. */
  place(spots: Box[], always = false): Box | null {
    const spot = spots.find((s) => this.isFree(s)) ?? (always ? spots[0] : undefined);
    if (!spot) return null;
    this.take(spot);
    return spot;
  }

  private isFree(box: Box): boolean {
    return keys(box).every((key) => (this.cells.get(key) ?? []).every((other) => !overlap(box, other)));
  }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function keys(box: Box): string[] {
  const out: string[] = [];
  for (let x = Math.floor(box.x / CELL); x <= Math.floor((box.x + box.width) / CELL); x++) {
    for (let y = Math.floor(box.y / CELL); y <= Math.floor((box.y + box.height) / CELL); y++) out.push(`${x} ${y}`);
  }
  return out;
}
