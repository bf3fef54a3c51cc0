import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiClient, Door, PlaybackManager } from '../src/jellyfin/globals.ts';
import { itemId } from '../src/jellyfin/itemId.ts';
import { nowPlayingByReports, nowPlayingThroughDoor } from '../src/jellyfin/nowPlaying.ts';
import { Events } from '../stage/events.ts';

const FILM = '0f11e0000000000000000000000000a1';
const DASHED = '0F11E000-0000-0000-0000-0000000000A1';

function client(heard: string[]): ApiClient {
  return {
    accessToken: () => 't',
    getCurrentUserId: () => 'u',
    getCurrentUser: async () => ({ Name: 'Alice' }),
    getItem: async () => ({}),
    deviceId: () => 'd',
    serverId: () => 's',
    serverAddress: () => 'http://media.example',
    getUrl: (path) => `http://media.example/${path}`,
    reportPlaybackStart: () => heard.push('start'),
    reportPlaybackProgress: () => heard.push('progress'),
    reportPlaybackStopped: () => heard.push('stopped'),
  };
}

test('ids are the same with and without dashes, in either case', () => {
  assert.equal(itemId(DASHED), FILM);
  assert.equal(itemId(FILM), FILM);
  for (const other of ['', 'sofa', `${FILM}0`, undefined, null]) assert.equal(itemId(other), null);
});

test('without the door the reports tell what is playing, and still reach the server', () => {
  const heard: string[] = [];
  let changes = 0;
  const page = { ApiClient: client(heard) };
  const nowPlaying = nowPlayingByReports(page, () => changes++);
  page.ApiClient.reportPlaybackStart({ ItemId: DASHED });
  assert.equal(nowPlaying.current(), FILM);
  page.ApiClient.reportPlaybackStopped({ ItemId: DASHED });
  assert.equal(nowPlaying.current(), null);
  assert.deepEqual(heard, ['start', 'stopped']);
  assert.equal(changes, 2);
});

test('a party that begins in the middle of a film learns of it from the next progress report', () => {
  const page = { ApiClient: client([]) };
  const nowPlaying = nowPlayingByReports(page, () => {});
  page.ApiClient.reportPlaybackProgress({ ItemId: FILM });
  assert.equal(nowPlaying.current(), FILM);
});

test('another login brings another client, and it is listened to as well', () => {
  const page = { ApiClient: client([]) };
  const nowPlaying = nowPlayingByReports(page, () => {});
  page.ApiClient = client([]);
  nowPlaying.refresh();
  page.ApiClient.reportPlaybackStart({ ItemId: FILM });
  assert.equal(nowPlaying.current(), FILM);
});

test('disposing leaves the client as it was found', () => {
  const api = client([]);
  const before = { ...api };
  nowPlayingByReports({ ApiClient: api }, () => {}).dispose();
  assert.deepEqual(api, before);
});

test('through the door the playback manager is asked, and never without a player', () => {
  let player: object | null = null;
  let changes = 0;
  const playbackManager: PlaybackManager = {
    getCurrentPlayer: () => player,
    currentItem(of) {
      assert.equal(of, player);
      return { Id: DASHED };
    },
    play: async () => {},
  };
  const door: Door = { events: Events, playbackManager };
  const nowPlaying = nowPlayingThroughDoor(door, () => changes++);
  assert.equal(nowPlaying.current(), null);
  player = {};
  Events.trigger(playbackManager, 'playbackstart', [player]);
  assert.equal(nowPlaying.current(), FILM);
  assert.equal(changes, 1);
  nowPlaying.dispose();
  Events.trigger(playbackManager, 'playbackstop');
  assert.equal(changes, 1);
});
