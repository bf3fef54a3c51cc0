import { useState } from 'preact/hooks';
import type { UiPage } from './view.ts';
import { colourOf, initials } from './wording.ts';

/** As many as the style sheet has. */
const COLOURS = 6;

interface AvatarProps {
  readonly name: string;
  /** The media server's id of the user; null for somebody it does not know. */
  readonly userId: string | null;
  readonly page: Pick<UiPage, 'avatar'>;
}

/** Somebody's picture, if they have one, and their initials until it is there. The name always stands beside it. */
export function Avatar({ name, userId, page }: AvatarProps) {
  const picture = userId === null ? null : page.avatar(userId);
  const [failed, setFailed] = useState(false);
  return (
    <span class={`avatar colour-${colourOf(name, COLOURS)}`} aria-hidden="true">
      {initials(name)}
      {picture !== null && !failed && (
        <img
          src={picture.url}
          alt=""
          decoding="async"
          onError={() => {
            picture.missing();
            setFailed(true);
          }}
        />
      )}
    </span>
  );
}
