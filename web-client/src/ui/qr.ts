import { encode } from 'uqr';

/** A code to draw: a square of `size` units, and the path of what is dark in it. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

export type DrawQr = (text: string) => QrDrawing;

/** Modules: as many light ones around the code as its standard wants. */
const QUIET_ZONE = 4;

/** One stroke of the path for each run of dark modules. Is a script of its own: few ever look at a code. */
export function draw(text: string): QrDrawing {
  const { data, size } = encode(text, { ecc: 'L', border: QUIET_ZONE });
  const runs: string[] = [];
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1H${from}Z`);
    }
  });
  return { size, path: runs.join('') };
}
