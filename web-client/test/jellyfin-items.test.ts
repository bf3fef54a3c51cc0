import assert from 'node:assert/strict';
import { test } from 'node:test';
import { itemInfo } from '../src/jellyfin/items.ts';
import { detailsItem } from '../src/jellyfin/places.ts';

const ID = '0f11e0000000000000000000000000a1';

test('an episode is named with its series and its number', () => {
  const episode = {
    Id: ID,
    Name: 'Pilot',
    SeriesName: 'Show',
    ParentIndexNumber: 1,
    IndexNumber: 2,
    MediaType: 'Video',
  };
  assert.equal(itemInfo(episode)?.title, 'Show – S1:E2 – Pilot');
  assert.equal(itemInfo({ ...episode, IndexNumber: undefined })?.title, 'Show – Pilot');
});

test('only a single video is something to watch together', () => {
  assert.equal(itemInfo({ Id: ID, Name: 'Film', MediaType: 'Video' })?.isVideo, true);
  assert.equal(itemInfo({ Id: ID, Name: 'Show', Type: 'Series', IsFolder: true })?.isVideo, false);
  assert.equal(itemInfo({ Id: ID, Name: 'Song', MediaType: 'Audio' })?.isVideo, false);
});

test('an answer that is no item is none', () => {
  for (const answer of [null, 7, 'x', {}, { Id: 'x', Name: 'y' }, { Id: ID }])
    assert.equal(itemInfo(answer), null);
});

test('where a user left off is in seconds', () => {
  const film = {
    Id: ID,
    Name: 'Film',
    MediaType: 'Video',
    UserData: { PlaybackPositionTicks: 90_000_000_0 },
  };
  assert.equal(itemInfo(film)?.resumeAt, 90);
});

test('the address of a details page names its item, and no other address does', () => {
  assert.equal(detailsItem(`#/details?id=${ID.toUpperCase()}&serverId=x`), ID);
  assert.equal(detailsItem(`#!/details?id=${ID}`), ID);
  assert.equal(detailsItem(`#/list?id=${ID}`), null);
  assert.equal(detailsItem('#/details?id=nonsense'), null);
  assert.equal(detailsItem(''), null);
});
