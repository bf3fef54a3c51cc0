import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'İzleme partisi',
  'button.party.members': { one: 'İzleme partisi, {count} kişi', other: 'İzleme partisi, {count} kişi' },

  'button.together': 'Birlikte izle',

  'panel.title': 'İzleme partisi',
  'panel.close': 'Kapat',

  'idle.lead': 'Birlikte izleyin: herkes aynı anda aynı görüntüyü görür.',
  'idle.start.title': 'Parti başlat',
  'idle.start.playing': 'Burada açık olan film partinin filmi olur.',
  'idle.start.nothing': 'Şimdi başlatıp filmi sonra açabilirsiniz.',
  'idle.start.resume': 'Kaldığınız yerden, {time} konumundan devam et',
  'idle.start.freePlay': 'Herkes oynatabilir, duraklatabilir ve sarabilir',
  'idle.start.private': 'Özel: yalnızca davetliler girebilir',
  'idle.start.submit': 'Parti başlat',
  'idle.join.title': 'Partiye katıl',
  'idle.join.label': 'Oda kodu veya davet bağlantısı',
  'idle.join.submit': 'Katıl',
  'idle.join.malformed': 'Bu ne bir oda kodu ne de davet bağlantısı. Kontrol edip tekrar deneyin.',
  'idle.signedOut': 'Önce oturum açın; sonra burada parti başlatabilir veya bir partiye katılabilirsiniz.',
  'idle.syncPlay':
    'Jellyfin’in SyncPlay özelliği açık. Önce SyncPlay grubundan ayrılın: ikisi aynı oynatıcıyı yönetemez.',

  'connecting.text': 'Bağlanıyor…',
  'connecting.slow':
    'Sunucu henüz yanıt vermiyor. Ağınızı kontrol edin; sürerse sunucuyu yöneten kişiye haber verin.',
  'connecting.cancel': 'İptal',

  'room.label': 'Oda kodu',
  'room.private': 'Özel',
  'room.freePlay': 'Herkes yönetir',
  'room.hostOnly': 'Ev sahibi yönetir',
  'room.youControl': 'Her zamanki gibi oynatın, duraklatın ve sarın: parti size uyar.',
  'room.hostControls': 'Oynatmayı {name} yönetiyor.',
  'room.leave': 'Partiden ayrıl',
  'room.openFilm': 'Partinin filmini aç',
  'room.noFilm': 'Partinin henüz filmi yok. Bir film açıp Oynat’a basın.',
  'room.noFilmGuest': 'Partinin henüz filmi yok. Ev sahibi bir film başlatınca burada açılır.',

  'invite.create': 'Davet bağlantısı oluştur',
  'invite.copy': 'Davet bağlantısını kopyala',
  'invite.copied': 'Kopyalandı. Arkadaşlarınıza gönderin.',
  'invite.manual': 'Burada kopyalamaya izin yok. Bağlantıyı seçip kendiniz kopyalayın.',
  'invite.field': 'Davet bağlantısı',
  'invite.qr': 'QR kodu',
  'invite.qrLabel': 'Davet bağlantısının QR kodu',
  'invite.validUntil': 'Son geçerlilik: {time}.',
  'invite.askHost':
    'Başkalarını davet etmek için oda kodunu söyleyin veya ev sahibinden davet bağlantısı isteyin.',
  'invite.askHostPrivate': 'Bu parti özel. Başkalarını yalnızca ev sahibi davet edebilir.',

  'tabs.label': 'Partinin bölümleri',
  'tabs.people': 'Kişiler',
  'tabs.settings': 'Ayarlar',

  'offer.play': 'Herkes için oynat',
  'offer.notHost': 'Partinin ne izleyeceğini yalnızca ev sahibi seçer.',

  'settings.hostOnly': 'Partinin işleyişini yalnızca ev sahibi değiştirebilir.',

  'people.title': { one: '{count} kişi', other: '{count} kişi' },
  'people.self': 'siz',
  'people.host': 'Ev sahibi',
  'people.reconnecting': 'yeniden bağlanıyor…',
  'people.more': '{name} için seçenekler',
  'people.makeHost': 'Ev sahibi yap',
  'people.remove': 'Çıkar',
  'people.loading': 'Filmi açıyor…',
  'people.ready': 'Hazır',
  'people.playing': 'Oynatıyor',
  'people.in_sync': 'Aynı anda',
  'people.behind': 'Yetişiyor',
  'people.ahead': 'Biraz önde',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'Duraklatıldı',
  'people.buffering': 'Yükleniyor…',
  'people.blocked': 'Tıklaması gerek',
  'people.away': 'Filmde değil',

  'waiting.one': '{name} bekleniyor…',
  'waiting.more': {
    one: '{name} ve {count} kişi daha bekleniyor…',
    other: '{name} ve {count} kişi daha bekleniyor…',
  },
  'waiting.self': 'Parti, filminizin yüklenmesini bekliyor…',
  'waiting.seconds': '{seconds} sn',
  'waiting.goOn': '{name} olmadan devam et',
  'waiting.goOnAll': 'Onlar olmadan devam et',

  'wait.label': 'Başkalarını bekle',
  'wait.start': 'Film başlarken',
  'wait.stalls': 'Başta ve film takıldığında',
  'wait.never': 'Hiçbir zaman',

  'sync.label': 'Oynatma',
  'sync.no_player': 'Burada açık film yok',
  'sync.measuring': 'Ölçülüyor…',
  'sync.in_sync': 'Eşitlendi · {ms} ms',
  'sync.behind': 'Yetişiyor… {ms} ms geride',
  'sync.ahead': 'Yavaşlıyor… {ms} ms önde',
  'sync.adjusting': 'Ayarlanıyor…',
  'sync.seeking': 'Partinin konumuna atlanıyor…',
  'sync.paused': 'Duraklatıldı',
  'sync.buffering': 'Yükleniyor…',
  'sync.blocked': 'Tıklamanız bekleniyor',
  'sync.live.in_sync': 'Parti ile eşitlendi',
  'sync.live.adjusting': 'Partiye ayarlanıyor',

  'connection.label': 'Bağlantı',
  'connection.measuring': 'Ölçülüyor…',
  'connection.roundTrip': 'Gidiş dönüş {ms} ms',
  'connection.reconnecting': 'Koptu; yeniden deneniyor…',

  'blocked.title': 'Filme katılmak için tıklayın',
  'blocked.text': 'Tarayıcınız oynatmadan önce bir tıklama istiyor.',

  'notice.dismiss': 'Kapat',
  'notice.unknown': 'Bir şeyler ters gitti ({code}). Lütfen tekrar deneyin.',

  'notice.bad_request': 'Sunucu bu sayfayı anlamadı. Sayfayı yenileyip tekrar deneyin.',
  'notice.unknown_type': 'Sunucu bu sayfadan eski ve bunu yapamıyor. Yöneticisinden güncellemesini isteyin.',
  'notice.too_large': 'Bu, sunucu için fazla uzundu. Lütfen kısaltın.',
  'notice.rate_limited': 'Bu çok hızlıydı. Birkaç saniye bekleyip tekrar deneyin.',
  'notice.auth_required': 'Oturumunuz artık açık değil. Oturum açıp tekrar deneyin.',
  'notice.token_invalid': 'Sunucu oturumunuzu tanımıyor. Oturumu kapatıp yeniden açın.',
  'notice.token_expired': 'Oturumunuzun süresi doldu. Sayfayı yenileyin.',
  'notice.forbidden':
    'Bu filme veya partiye erişiminiz yok. Sunucuyu yöneten kişiye sorun veya başka bir film seçin.',
  'notice.not_host':
    'Bunu yalnızca ev sahibi yapabilir. Ondan yapmasını veya sizi ev sahibi yapmasını isteyin.',
  'notice.not_in_room': 'Artık bu partide değilsiniz. Yeniden katılın.',
  'notice.room_missing': 'Bu kodla bir parti yok. Kodu kontrol edin veya partinin bitip bitmediğini sorun.',
  'notice.room_exists': 'Bu kodla bir parti zaten var. Lütfen tekrar deneyin.',
  'notice.room_full': 'Bu parti dolu. Birinin yer açıp açamayacağını ev sahibine sorun.',
  'notice.invite_invalid': 'Bu parti için geçerli bir davet gerekiyor. Ev sahibinden bağlantı isteyin.',
  'notice.invite_expired': 'Bu davetin süresi doldu. Ev sahibinden yenisini isteyin.',
  'notice.invite_room_mismatch': 'Bu davet başka bir parti için. Ev sahibinden doğru bağlantıyı isteyin.',
  'notice.server_busy': 'Sunucu bunu şu anda yapamıyor. Birazdan tekrar deneyin.',
  'notice.internal': 'Sunucuda bir şeyler ters gitti. Tekrar deneyin; sürerse yöneticisine haber verin.',

  'notice.item_unavailable':
    'Partinin filmi burada açılamıyor. Erişiminiz olmayabilir: sunucuyu yöneten kişiye sorun.',
  'notice.connection_lost': 'Partiyle bağlantı koptu. Ağınızı kontrol edip oda koduyla yeniden katılın.',
  'notice.replaced':
    'Bu partiye başka bir pencerede veya cihazda devam ettiniz. Burada izlemek için yeniden katılın.',
  'notice.kicked': 'Ev sahibi sizi partiden çıkardı.',
  'notice.syncplay_active':
    'Jellyfin’in SyncPlay özelliği açık, bu yüzden parti burada süremez. SyncPlay grubundan ayrılın, sonra yeniden başlatın veya katılın.',
  'notice.joined': 'Partiye katıldınız.',
  'notice.became_host': 'Artık ev sahibi sizsiniz: parti sizin oynatıcınıza uyar.',
  'notice.host_changed': 'Artık ev sahibi {subject}.',
  'notice.member_joined': '{subject} partiye katıldı.',
  'notice.member_left': '{subject} partiden ayrıldı.',
} as const satisfies Catalogue<'one'>;
