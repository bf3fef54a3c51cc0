/** The command line of `./bench accuracy`. */
import { parseArgs } from 'node:util';
import { type Account, type Jellyfin, MOST_STAGE_PLAYERS } from './house.ts';
import { PROFILES, type Profile, profileNamed } from './profiles.ts';

export const HELP = `./bench accuracy: how far apart the players of one party are, in real browsers.

  --profile NAME     one network: ${PROFILES.map((profile) => profile.name).join(', ')}   (default: all)
  --players N        2 to ${MOST_STAGE_PLAYERS} on the stage                   (default: 2 and 5)
  --seconds S        steady play to measure                 (default: 30)
  --tries N          starts and seeks in each run           (default: 3)
  --runs N           how often each is measured             (default: 1)
  --seed N           of the network's delays                (default: 1)
  --json FILE        write the result as JSON; an array if there are several
  --docs             write docs/accuracy.md and its plot
  --from FILE,FILE   the results of before, instead of measuring; a folder stands for its .json files

In somebody's own Jellyfin with the plugin, instead of on the stage:
  --jellyfin URL --users a:password,b:password --item ID [--film-seconds S]
`;

export interface Options {
  readonly profiles: readonly Profile[];
  readonly players: readonly number[];
  readonly seconds: number;
  readonly tries: number;
  readonly runs: number;
  readonly seed: number;
  readonly json: string | null;
  readonly docs: boolean;
  /** Files, or folders of files, with results to use instead of measuring; empty to measure. */
  readonly from: readonly string[];
  readonly jellyfin: Jellyfin | null;
}

/** Throws an error that names what is wrong; null if help is asked for. */
export function parse(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profile: { type: 'string' },
      players: { type: 'string' },
      seconds: { type: 'string', default: '30' },
      tries: { type: 'string', default: '3' },
      runs: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
      docs: { type: 'boolean', default: false },
      from: { type: 'string', default: '' },
      jellyfin: { type: 'string' },
      users: { type: 'string' },
      item: { type: 'string' },
      'film-seconds': { type: 'string', default: '600' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const jellyfin =
    values.jellyfin === undefined
      ? null
      : jellyfinOf(values.jellyfin, values.users, values.item, values['film-seconds']);
  const most = jellyfin?.users.length ?? MOST_STAGE_PLAYERS;
  const players =
    values.players !== undefined
      ? [whole('--players', values.players, 2, most)]
      : jellyfin === null
        ? [2, 5]
        : [most];
  return {
    profiles: values.profile === undefined ? PROFILES : [profileNamed(values.profile)],
    players,
    seconds: whole('--seconds', values.seconds, 5, 3_600),
    tries: whole('--tries', values.tries, 1, 100),
    runs: whole('--runs', values.runs, 1, 100),
    seed: whole('--seed', values.seed, 0, 1_000_000),
    json: values.json ?? null,
    docs: values.docs,
    from: values.from.split(',').filter((file) => file !== ''),
    jellyfin,
  };
}

function jellyfinOf(
  url: string,
  users: string | undefined,
  item: string | undefined,
  filmSeconds: string,
): Jellyfin {
  const address = new URL(url);
  if (address.protocol !== 'http:')
    throw new Error(
      '--jellyfin must be an http:// address: the delays are put between, and cannot be into TLS',
    );
  const accounts = (users ?? '').split(',').map(accountOf);
  if (accounts.length < 2) throw new Error('--users needs two users or more, as name:password,name:password');
  if (item === undefined) throw new Error('--jellyfin needs --item, the id of the film to play');
  return {
    url: address,
    users: accounts,
    item,
    filmSeconds: whole('--film-seconds', filmSeconds, 30, 100_000),
  };
}

function accountOf(text: string): Account {
  const colon = text.indexOf(':');
  if (colon < 1) throw new Error(`--users: "${text}" is not name:password`);
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`${name} must be a whole number from ${least} to ${most}, not "${text}"`);
}
