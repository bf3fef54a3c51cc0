/**
 * Which media this client has brought into the party, or was told to go on with: its player leads those at once
 * where it is the host's, while any other has to land on the party's timeline first.
 */
export class OwnMedia {
  private brought: string | null = null;
  private next: string | null = null;
  /** What the host has opened here, until the room has it. */
  private announced: string | null = null;

  /** A party is made of what is open here. */
  bring(mediaUrl: string): void {
    this.brought = mediaUrl;
  }

  /** This host opened something else: false if the room is being told of it already. */
  announce(mediaUrl: string): boolean {
    if (this.announced === mediaUrl) return false;
    this.announced = mediaUrl;
    this.brought = mediaUrl;
    return true;
  }

  /** What the party has been told to play next, for its host to lead as soon as it is open; null if there is none. */
  goOnWith(mediaUrl: string | null): void {
    this.next = mediaUrl;
  }

  /** The room plays `mediaUrl`. What it has yet to be told instead, or null. */
  untold(mediaUrl: string): string | null {
    if (this.announced === mediaUrl) this.announced = null;
    return this.announced;
  }

  /** True if a host's player need not land on the timeline of that media. */
  leads(mediaUrl: string): boolean {
    return this.brought === mediaUrl || this.next === mediaUrl;
  }

  /** This player is the party's timeline now. */
  led(mediaUrl: string): void {
    this.brought = mediaUrl;
    this.next = null;
  }

  /** The host's player has gone: another one starts somewhere, and the party is where it is. */
  playerGone(): void {
    if (this.announced === null) this.brought = null;
  }

  forget(): void {
    this.brought = null;
    this.next = null;
    this.announced = null;
  }
}
