import { SampleWindow } from './sampleWindow.ts';

/** How far the picture is ahead of the sound is averaged over so long, ms, and so many frames. */
const SPAN_MS = 1_000;
const LEAST_FRAMES = 8;

/**
 * Whether a guest sees the same picture as its host. Players with the same sound may show neighbouring pictures, for
 * each presents frames at its display's refresh and with a lead or lag of its own, which stays until it is
 * sought or its speed is changed. Seconds; a lead is how far the picture is ahead of the sound.
 */
export class PictureAlignment {
  private readonly leads = new SampleWindow(SPAN_MS);
  private hostLead: number | null = null;

  /** This player's lead, seconds; null until it has been seen for a while. */
  private get lead(): number | null {
    return this.leads.mean(SPAN_MS, LEAST_FRAMES);
  }

  add(lead: number | null, at: number): void {
    if (lead !== null) this.leads.add(lead, at);
  }

  /** The player was moved or changed its speed: its lead may be another one now. */
  startOver(): void {
    this.leads.clear();
  }

  /** What the host says of its own player; null if it does not. */
  setHostLead(lead: number | null): void {
    this.hostLead = lead;
  }

  /** How far this player's picture would be ahead of the host's with the same sound; null while that is unknown. */
  get difference(): number | null {
    const lead = this.lead;
    return lead === null || this.hostLead === null ? null : lead - this.hostLead;
  }
}
