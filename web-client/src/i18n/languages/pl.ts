import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'Wspólny seans',
  'button.party.members': {
    one: 'Wspólny seans, {count} osoba',
    few: 'Wspólny seans, {count} osoby',
    many: 'Wspólny seans, {count} osób',
    other: 'Wspólny seans, {count} osoby',
  },

  'button.together': 'Oglądaj razem',

  'panel.title': 'Wspólny seans',
  'panel.close': 'Zamknij',

  'idle.lead': 'Oglądajcie razem: wszyscy widzą ten sam obraz w tej samej chwili.',
  'idle.start.title': 'Rozpocznij seans',
  'idle.start.playing': 'Film otwarty tutaj stanie się filmem seansu.',
  'idle.start.nothing': 'Możesz zacząć teraz i otworzyć film później.',
  'idle.start.resume': 'Wznów od {time}, gdzie przerwano',
  'idle.start.freePlay': 'Każdy może odtwarzać, pauzować i przewijać',
  'idle.start.private': 'Prywatny: tylko dla osób z zaproszeniem',
  'idle.start.submit': 'Rozpocznij seans',
  'idle.join.title': 'Dołącz do seansu',
  'idle.join.label': 'Kod pokoju lub link z zaproszeniem',
  'idle.join.submit': 'Dołącz',
  'idle.join.malformed': 'To nie jest ani kod pokoju, ani link z zaproszeniem. Sprawdź i spróbuj ponownie.',
  'idle.signedOut': 'Najpierw się zaloguj; potem możesz tu rozpocząć seans lub do niego dołączyć.',
  'idle.syncPlay':
    'SyncPlay Jellyfina jest włączony. Najpierw opuść grupę SyncPlay: jednym odtwarzaczem nie mogą sterować oba naraz.',

  'connecting.text': 'Łączenie…',
  'connecting.slow':
    'Serwer jeszcze nie odpowiada. Sprawdź sieć; jeśli to potrwa, powiedz osobie, która prowadzi serwer.',
  'connecting.cancel': 'Anuluj',

  'room.label': 'Kod pokoju',
  'room.private': 'Prywatny',
  'room.freePlay': 'Sterują wszyscy',
  'room.hostOnly': 'Steruje gospodarz',
  'room.youControl': 'Odtwarzaj, pauzuj i przewijaj jak zwykle: seans podąża za tobą.',
  'room.hostControls': 'Odtwarzaniem steruje {name}.',
  'room.leave': 'Opuść seans',
  'room.openFilm': 'Otwórz film seansu',
  'room.noFilm': 'Seans nie ma jeszcze filmu. Otwórz jakiś i naciśnij Odtwórz.',
  'room.noFilmGuest': 'Seans nie ma jeszcze filmu. Otworzy się tutaj, gdy gospodarz go uruchomi.',

  'invite.create': 'Utwórz link z zaproszeniem',
  'invite.copy': 'Kopiuj link z zaproszeniem',
  'invite.copied': 'Skopiowano. Wyślij go znajomym.',
  'invite.manual': 'Kopiowanie nie jest tu dozwolone. Zaznacz link i skopiuj go samodzielnie.',
  'invite.field': 'Link z zaproszeniem',
  'invite.qr': 'Kod QR',
  'invite.qrLabel': 'Kod QR linku z zaproszeniem',
  'invite.validUntil': 'Ważny do {time}.',
  'invite.askHost':
    'Aby zaprosić więcej osób, podaj im kod pokoju lub poproś gospodarza o link z zaproszeniem.',
  'invite.askHostPrivate': 'Ten seans jest prywatny. Tylko gospodarz może zapraszać kolejne osoby.',

  'tabs.label': 'Części seansu',
  'tabs.people': 'Osoby',
  'tabs.settings': 'Ustawienia',

  'offer.play': 'Odtwórz dla wszystkich',
  'offer.notHost': 'Tylko gospodarz wybiera, co ogląda grupa.',

  'settings.hostOnly': 'Tylko gospodarz może zmieniać ustawienia seansu.',

  'people.title': {
    one: '{count} osoba',
    few: '{count} osoby',
    many: '{count} osób',
    other: '{count} osoby',
  },
  'people.self': 'ty',
  'people.host': 'Gospodarz',
  'people.reconnecting': 'ponowne łączenie…',
  'people.more': 'Opcje: {name}',
  'people.makeHost': 'Ustaw jako gospodarza',
  'people.remove': 'Usuń',
  'people.loading': 'Otwieranie filmu…',
  'people.ready': 'Gotowe',
  'people.playing': 'Odtwarza',
  'people.in_sync': 'Równo z resztą',
  'people.behind': 'Nadrabia',
  'people.ahead': 'Nieco z przodu',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'Wstrzymano',
  'people.buffering': 'Wczytywanie…',
  'people.blocked': 'Musi jeszcze kliknąć',
  'people.away': 'Poza filmem',

  'waiting.one': 'Oczekiwanie: {name}…',
  'waiting.more': {
    one: 'Oczekiwanie: {name} i jeszcze {count} osoba…',
    few: 'Oczekiwanie: {name} i jeszcze {count} osoby…',
    many: 'Oczekiwanie: {name} i jeszcze {count} osób…',
    other: 'Oczekiwanie: {name} i jeszcze {count} osoby…',
  },
  'waiting.self': 'Seans czeka, aż wczyta się twój film…',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Dalej bez: {name}',
  'waiting.goOnAll': 'Dalej bez nich',

  'wait.label': 'Czekaj na innych',
  'wait.start': 'Gdy film się zaczyna',
  'wait.stalls': 'Na początku i gdy film się zacina',
  'wait.never': 'Nigdy',

  'sync.label': 'Odtwarzanie',
  'sync.no_player': 'Brak otwartego filmu',
  'sync.measuring': 'Pomiar…',
  'sync.in_sync': 'Zsynchronizowano · {ms} ms',
  'sync.behind': 'Nadrabianie… {ms} ms z tyłu',
  'sync.ahead': 'Zwalnianie… {ms} ms z przodu',
  'sync.adjusting': 'Dostosowywanie…',
  'sync.seeking': 'Przeskok do miejsca seansu…',
  'sync.paused': 'Wstrzymano',
  'sync.buffering': 'Wczytywanie…',
  'sync.blocked': 'Czeka na twoje kliknięcie',
  'sync.live.in_sync': 'Zsynchronizowano z seansem',
  'sync.live.adjusting': 'Dostosowywanie do seansu',

  'connection.label': 'Połączenie',
  'connection.measuring': 'Pomiar…',
  'connection.roundTrip': '{ms} ms w obie strony',
  'connection.reconnecting': 'Utracone; kolejna próba…',

  'blocked.title': 'Kliknij, aby dołączyć do filmu',
  'blocked.text': 'Przeglądarka wymaga kliknięcia, zanim zacznie odtwarzać.',

  'notice.dismiss': 'Odrzuć',
  'notice.unknown': 'Coś poszło nie tak ({code}). Spróbuj ponownie.',

  'notice.bad_request': 'Serwer nie zrozumiał tej strony. Odśwież ją i spróbuj ponownie.',
  'notice.unknown_type':
    'Serwer jest starszy niż ta strona i tego nie potrafi. Poproś administratora o aktualizację.',
  'notice.too_large': 'To było za długie dla serwera. Skróć tekst.',
  'notice.rate_limited': 'Za szybko. Odczekaj kilka sekund i spróbuj ponownie.',
  'notice.auth_required': 'Sesja logowania się skończyła. Zaloguj się i spróbuj ponownie.',
  'notice.token_invalid': 'Serwer nie rozpoznaje twojego logowania. Wyloguj się i zaloguj ponownie.',
  'notice.token_expired': 'Twoje logowanie wygasło. Odśwież stronę.',
  'notice.forbidden':
    'Nie masz dostępu do tego filmu lub seansu. Zapytaj osobę, która prowadzi serwer, albo wybierz inny film.',
  'notice.not_host': 'Może to zrobić tylko gospodarz. Poproś go o to albo o przekazanie ci tej roli.',
  'notice.not_in_room': 'Nie ma cię już w tym seansie. Dołącz ponownie.',
  'notice.room_missing': 'Nie ma seansu z tym kodem. Sprawdź go albo zapytaj, czy seans się skończył.',
  'notice.room_exists': 'Seans z tym kodem już istnieje. Spróbuj ponownie.',
  'notice.room_full': 'Ten seans jest pełny. Zapytaj gospodarza, czy ktoś może zwolnić miejsce.',
  'notice.invite_invalid': 'Do tego seansu potrzebujesz ważnego zaproszenia. Poproś gospodarza o link.',
  'notice.invite_expired': 'To zaproszenie wygasło. Poproś gospodarza o nowe.',
  'notice.invite_room_mismatch': 'To zaproszenie jest na inny seans. Poproś gospodarza o właściwy link.',
  'notice.server_busy': 'Serwer nie może tego teraz zrobić. Spróbuj ponownie za chwilę.',
  'notice.internal':
    'Coś poszło nie tak na serwerze. Spróbuj ponownie; jeśli to się powtarza, powiedz administratorowi.',

  'notice.item_unavailable':
    'Nie można tu otworzyć filmu seansu. Być może nie masz do niego dostępu: zapytaj osobę, która prowadzi serwer.',
  'notice.connection_lost':
    'Utracono połączenie z seansem. Sprawdź sieć i dołącz ponownie za pomocą kodu pokoju.',
  'notice.replaced':
    'Ten seans trwa teraz w innym oknie lub na innym urządzeniu. Aby oglądać tutaj, dołącz ponownie.',
  'notice.kicked': 'Gospodarz usunął cię z seansu.',
  'notice.syncplay_active':
    'SyncPlay Jellyfina jest włączony, więc seans nie może tu trwać dalej. Opuść grupę SyncPlay, a potem rozpocznij seans lub dołącz ponownie.',
  'notice.joined': 'Jesteś teraz w seansie.',
  'notice.became_host': 'Jesteś teraz gospodarzem: seans podąża za twoim odtwarzaczem.',
  'notice.host_changed': 'Nowy gospodarz: {subject}.',
  'notice.member_joined': '{subject} dołącza do seansu.',
  'notice.member_left': '{subject} opuszcza seans.',
} as const satisfies Catalogue<'one' | 'few' | 'many'>;
