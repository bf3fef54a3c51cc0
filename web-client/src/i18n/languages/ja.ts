import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'ウォッチパーティー',
  'button.party.members': { other: 'ウォッチパーティー、{count}人' },

  'button.together': '一緒に観る',

  'panel.title': 'ウォッチパーティー',
  'panel.close': '閉じる',

  'idle.lead': '一緒に観ましょう。全員が同じ瞬間に同じ映像を観られます。',
  'idle.start.title': 'パーティーを始める',
  'idle.start.playing': 'ここで開いている作品がパーティーの作品になります。',
  'idle.start.nothing': '今すぐ始めて、作品は後から開けます。',
  'idle.start.resume': '前回の続き（{time}）から',
  'idle.start.freePlay': '全員が再生・一時停止・シークできる',
  'idle.start.private': '非公開：招待された人だけが参加できる',
  'idle.start.submit': 'パーティーを始める',
  'idle.join.title': 'パーティーに参加',
  'idle.join.label': 'ルームコードまたは招待リンク',
  'idle.join.submit': '参加',
  'idle.join.malformed': 'ルームコードでも招待リンクでもありません。確認してもう一度お試しください。',
  'idle.signedOut': '先にサインインしてください。その後、ここでパーティーを始めたり参加したりできます。',
  'idle.syncPlay':
    'JellyfinのSyncPlayが有効です。先にSyncPlayのグループを離れてください。1つのプレーヤーを同時に操作することはできません。',

  'connecting.text': '接続中…',
  'connecting.slow':
    'サーバーからまだ応答がありません。ネットワークを確認し、続くようならサーバーの管理者に伝えてください。',
  'connecting.cancel': 'キャンセル',

  'room.label': 'ルームコード',
  'room.private': '非公開',
  'room.freePlay': '全員が操作',
  'room.hostOnly': 'ホストが操作',
  'room.youControl': 'いつもどおり再生・一時停止・シークしてください。パーティーがあなたに合わせます。',
  'room.hostControls': '{name}さんが再生を操作しています。',
  'room.leave': 'パーティーを離れる',
  'room.openFilm': 'パーティーの作品を開く',
  'room.noFilm': 'パーティーの作品はまだありません。作品を開いて再生してください。',
  'room.noFilmGuest': 'パーティーの作品はまだありません。ホストが再生を始めるとここで開きます。',

  'invite.create': '招待リンクを作成',
  'invite.copy': '招待リンクをコピー',
  'invite.copied': 'コピーしました。友だちに送りましょう。',
  'invite.manual': 'ここではコピーできません。リンクを選択して手動でコピーしてください。',
  'invite.field': '招待リンク',
  'invite.qr': 'QRコード',
  'invite.qrLabel': '招待リンクのQRコード',
  'invite.validUntil': '有効期限：{time}',
  'invite.askHost': 'ほかの人を招待するには、ルームコードを伝えるか、ホストに招待リンクを頼んでください。',
  'invite.askHostPrivate': 'このパーティーは非公開です。招待できるのはホストだけです。',

  'tabs.label': 'パーティーの項目',
  'tabs.people': 'メンバー',
  'tabs.settings': '設定',

  'offer.play': '全員で再生する',
  'offer.notHost': '観る作品を選べるのはホストだけです。',

  'settings.hostOnly': 'パーティーの設定を変えられるのはホストだけです。',

  'people.title': { other: '{count}人' },
  'people.self': 'あなた',
  'people.host': 'ホスト',
  'people.reconnecting': '再接続中…',
  'people.more': '{name}さんのオプション',
  'people.makeHost': 'ホストにする',
  'people.remove': '退出させる',
  'people.loading': '作品を開いています…',
  'people.ready': '準備完了',
  'people.playing': '再生中',
  'people.in_sync': 'そろっています',
  'people.behind': '追いつき中',
  'people.ahead': '少し先行',
  'people.offset': '{sign}{ms} ミリ秒',
  'people.paused': '一時停止中',
  'people.buffering': '読み込み中…',
  'people.blocked': 'クリック待ち',
  'people.away': '作品を開いていません',

  'waiting.one': '{name}さんを待っています…',
  'waiting.more': { other: '{name}さんとほか{count}人を待っています…' },
  'waiting.self': 'あなたの作品の読み込みを待っています…',
  'waiting.seconds': '{seconds}秒',
  'waiting.goOn': '{name}さんを待たずに続ける',
  'waiting.goOnAll': '待たずに続ける',

  'wait.label': 'ほかの人を待つ',
  'wait.start': '作品の開始時',
  'wait.stalls': '開始時と再生が止まったとき',
  'wait.never': '待たない',

  'sync.label': '再生',
  'sync.no_player': '作品を開いていません',
  'sync.measuring': '測定中…',
  'sync.in_sync': '同期中・{ms} ミリ秒',
  'sync.behind': '追いつき中… {ms} ミリ秒の遅れ',
  'sync.ahead': '減速中… {ms} ミリ秒の先行',
  'sync.adjusting': '調整中…',
  'sync.seeking': 'パーティーの位置に移動中…',
  'sync.paused': '一時停止中',
  'sync.buffering': '読み込み中…',
  'sync.blocked': 'クリックを待っています',
  'sync.live.in_sync': 'パーティーと同期しています',
  'sync.live.adjusting': 'パーティーに合わせています',

  'connection.label': '接続',
  'connection.measuring': '測定中…',
  'connection.roundTrip': '往復 {ms} ミリ秒',
  'connection.reconnecting': '切断されました。再試行中…',

  'blocked.title': 'クリックして視聴に参加',
  'blocked.text': '再生を始めるには、ブラウザーでのクリックが必要です。',

  'notice.dismiss': '閉じる',
  'notice.unknown': '問題が発生しました（{code}）。もう一度お試しください。',

  'notice.bad_request': 'サーバーがこのページを理解できませんでした。再読み込みしてもう一度お試しください。',
  'notice.unknown_type':
    'サーバーがこのページより古く、この操作に対応していません。管理者に更新を頼んでください。',
  'notice.too_large': 'サーバーには長すぎます。短くしてください。',
  'notice.rate_limited': '操作が速すぎます。数秒待ってもう一度お試しください。',
  'notice.auth_required': 'サインアウトされています。サインインしてもう一度お試しください。',
  'notice.token_invalid':
    'サーバーがサインインを確認できません。サインアウトして、もう一度サインインしてください。',
  'notice.token_expired': 'サインインの期限が切れました。ページを再読み込みしてください。',
  'notice.forbidden':
    'この作品またはパーティーへのアクセス権がありません。サーバーの管理者に尋ねるか、別の作品を選んでください。',
  'notice.not_host': 'ホストだけができる操作です。ホストに頼むか、ホストにしてもらってください。',
  'notice.not_in_room': 'もうこのパーティーに参加していません。もう一度参加してください。',
  'notice.room_missing':
    'このコードのパーティーはありません。コードを確認するか、終了していないか尋ねてください。',
  'notice.room_exists': 'このコードのパーティーはすでにあります。もう一度お試しください。',
  'notice.room_full': 'このパーティーは満員です。席を譲れる人がいないかホストに尋ねてください。',
  'notice.invite_invalid': 'このパーティーには有効な招待が必要です。ホストにリンクを頼んでください。',
  'notice.invite_expired': 'この招待は期限切れです。ホストに新しい招待を頼んでください。',
  'notice.invite_room_mismatch': 'この招待は別のパーティーのものです。ホストに正しいリンクを頼んでください。',
  'notice.server_busy': 'サーバーは今これを行えません。少し待ってもう一度お試しください。',
  'notice.internal':
    'サーバーで問題が発生しました。もう一度お試しください。続くようなら管理者に伝えてください。',

  'notice.item_unavailable':
    'パーティーの作品をここで開けません。アクセス権がないのかもしれません。サーバーの管理者に尋ねてください。',
  'notice.connection_lost':
    'パーティーとの接続が切れました。ネットワークを確認し、ルームコードでもう一度参加してください。',
  'notice.replaced':
    'このパーティーは別のウィンドウまたはデバイスで続いています。ここで観るには、もう一度参加してください。',
  'notice.kicked': 'ホストがあなたをパーティーから退出させました。',
  'notice.syncplay_active':
    'JellyfinのSyncPlayが有効なため、ここではパーティーを続けられません。SyncPlayのグループを離れてから、もう一度始めるか参加してください。',
  'notice.joined': 'パーティーに参加しました。',
  'notice.became_host': 'あなたがホストになりました。パーティーはあなたのプレーヤーに合わせます。',
  'notice.host_changed': '{subject}さんがホストになりました。',
  'notice.member_joined': '{subject}さんがパーティーに参加しました。',
  'notice.member_left': '{subject}さんがパーティーを離れました。',
} as const satisfies Catalogue;
