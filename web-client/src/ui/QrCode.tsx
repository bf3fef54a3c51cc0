import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DrawQr, QrDrawing } from './qr.ts';
import type { ViewProps } from './view.ts';

interface QrProps extends Pick<ViewProps, 'page'> {
  readonly text: string;
  readonly label: string;
  /** What draws the code could not be loaded. */
  failed(): void;
}

/** A text as a QR code: dark on light in every theme, because not every camera reads it the other way round. */
export function QrCode({ text, label, page, failed }: QrProps) {
  const [drawing, setDrawing] = useState<QrDrawing | null>(null);
  useEffect(() => {
    let wanted = true;
    load(page.endpoint('client-qr.js'))
      .then((draw) => draw(text))
      .then(
        (drawn) => wanted && setDrawing(drawn),
        () => wanted && failed(),
      );
    return () => {
      wanted = false;
    };
  }, [text]);
  const code = useRef<SVGSVGElement>(null);
  // On a phone it would begin where the panel ends.
  useLayoutEffect(() => code.current?.scrollIntoView({ block: 'nearest' }), [drawing]);
  if (drawing === null) return <span class="spinner" aria-hidden="true" />;
  const { size, path } = drawing;
  return (
    <svg
      ref={code}
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
    >
      <path d={`M0 0h${size}v${size}H0Z`} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** What draws codes: from our own server, and kept by the browser. */
async function load(url: string): Promise<DrawQr> {
  const script: { readonly draw: DrawQr } = await import(url);
  return script.draw;
}
