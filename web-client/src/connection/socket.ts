/** The least that the party needs of a WebSocket. */
export interface PartySocket {
  send(text: string): void;
  /** Ends it; `onClose` need not follow. */
  close(code: number, reason: string): void;
}

export interface SocketEvents {
  onOpen(): void;
  onText(text: string): void;
  /** Also for an attempt that failed. */
  onClose(code: number): void;
}

/** Opens a socket; never throws: a failure is an `onClose`. */
export type SocketFactory = (events: SocketEvents) => PartySocket;

/** The browser's own WebSocket. `url` is asked at each attempt, because the page's server may change. */
export function browserSocket(url: () => string): SocketFactory {
  return (events) => {
    const socket = new WebSocket(url());
    socket.onopen = () => events.onOpen();
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (typeof event.data === 'string') events.onText(event.data);
    };
    socket.onclose = (event) => events.onClose(event.code);
    return {
      send: (text) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(text);
      },
      close: (code, reason) => {
        socket.onopen = null;
        socket.onmessage = null;
        socket.onclose = null;
        socket.close(code, reason);
      },
    };
  };
}
