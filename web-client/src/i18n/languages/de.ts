import type { Catalogue } from '../catalogue.ts';

export default {
  'button.party': 'Watch-Party',
  'button.party.members': { one: 'Watch-Party, {count} Person', other: 'Watch-Party, {count} Personen' },

  'button.together': 'Gemeinsam schauen',

  'panel.title': 'Watch-Party',
  'panel.close': 'Schließen',

  'idle.lead': 'Gemeinsam schauen: Alle sehen im selben Moment dasselbe Bild.',
  'idle.start.title': 'Party starten',
  'idle.start.playing': 'Der Film, der hier läuft, wird zum Film der Party.',
  'idle.start.nothing': 'Du kannst jetzt starten und den Film danach öffnen.',
  'idle.start.resume': 'Bei {time} weiter, wo du aufgehört hast',
  'idle.start.freePlay': 'Alle dürfen abspielen, pausieren und spulen',
  'idle.start.private': 'Privat: Nur wer eingeladen ist, kommt hinein',
  'idle.start.submit': 'Party starten',
  'idle.join.title': 'Party beitreten',
  'idle.join.label': 'Raumcode oder Einladungslink',
  'idle.join.submit': 'Beitreten',
  'idle.join.malformed':
    'Das ist weder ein Raumcode noch ein Einladungslink. Bitte prüfe die Eingabe und versuche es erneut.',
  'idle.signedOut': 'Bitte melde dich zuerst an; dann kannst du hier eine Party starten oder ihr beitreten.',
  'idle.syncPlay':
    'SyncPlay von Jellyfin ist aktiv. Verlasse zuerst die SyncPlay-Gruppe: Zwei können nicht denselben Player steuern.',

  'connecting.text': 'Verbinden …',
  'connecting.slow':
    'Der Server antwortet noch nicht. Prüfe dein Netzwerk; bleibt es so, sag denen Bescheid, die den Server betreiben.',
  'connecting.cancel': 'Abbrechen',

  'room.label': 'Raumcode',
  'room.private': 'Privat',
  'room.freePlay': 'Alle steuern',
  'room.hostOnly': 'Host steuert',
  'room.youControl': 'Abspielen, pausieren und spulen wie gewohnt: Die Party folgt dir.',
  'room.hostControls': '{name} steuert die Wiedergabe.',
  'room.leave': 'Party verlassen',
  'room.openFilm': 'Film der Party öffnen',
  'room.noFilm': 'Die Party hat noch keinen Film. Öffne einen und drücke auf Wiedergabe.',
  'room.noFilmGuest': 'Die Party hat noch keinen Film. Er öffnet sich hier, sobald der Host einen startet.',

  'invite.create': 'Einladungslink erstellen',
  'invite.copy': 'Einladungslink kopieren',
  'invite.copied': 'Kopiert. Schick ihn deinen Freunden.',
  'invite.manual': 'Kopieren ist hier nicht erlaubt. Markiere den Link und kopiere ihn selbst.',
  'invite.field': 'Einladungslink',
  'invite.qr': 'QR-Code',
  'invite.qrLabel': 'QR-Code des Einladungslinks',
  'invite.validUntil': 'Gültig bis {time}.',
  'invite.askHost':
    'Um weitere Leute einzuladen, nenne ihnen den Raumcode oder bitte den Host um einen Einladungslink.',
  'invite.askHostPrivate': 'Diese Party ist privat. Nur der Host kann weitere Leute einladen.',

  'tabs.label': 'Bereiche der Party',
  'tabs.people': 'Leute',
  'tabs.settings': 'Einstellungen',

  'offer.play': 'Für alle abspielen',
  'offer.notHost': 'Nur der Host wählt, was die Party schaut.',

  'settings.hostOnly': 'Nur der Host kann ändern, wie die Party läuft.',

  'people.title': { one: '{count} Person', other: '{count} Personen' },
  'people.self': 'du',
  'people.host': 'Host',
  'people.reconnecting': 'verbindet neu …',
  'people.more': 'Optionen für {name}',
  'people.makeHost': 'Zum Host machen',
  'people.remove': 'Entfernen',
  'people.loading': 'Öffnet den Film …',
  'people.ready': 'Bereit',
  'people.playing': 'Schaut',
  'people.in_sync': 'Im Gleichschritt',
  'people.behind': 'Holt auf',
  'people.ahead': 'Etwas voraus',
  'people.offset': '{sign}{ms} ms',
  'people.paused': 'Pausiert',
  'people.buffering': 'Lädt …',
  'people.blocked': 'Muss noch klicken',
  'people.away': 'Nicht beim Film',

  'waiting.one': 'Warten auf {name} …',
  'waiting.more': {
    one: 'Warten auf {name} und {count} weitere Person …',
    other: 'Warten auf {name} und {count} weitere Personen …',
  },
  'waiting.self': 'Die Party wartet, bis dein Film geladen ist …',
  'waiting.seconds': '{seconds} s',
  'waiting.goOn': 'Ohne {name} weiter',
  'waiting.goOnAll': 'Ohne sie weiter',

  'wait.label': 'Auf andere warten',
  'wait.start': 'Wenn ein Film beginnt',
  'wait.stalls': 'Am Anfang und wenn ein Film stockt',
  'wait.never': 'Nie',

  'sync.label': 'Wiedergabe',
  'sync.no_player': 'Hier ist kein Film offen',
  'sync.measuring': 'Messen …',
  'sync.in_sync': 'Synchron · {ms} ms',
  'sync.behind': 'Holt auf … {ms} ms zurück',
  'sync.ahead': 'Wird langsamer … {ms} ms voraus',
  'sync.adjusting': 'Anpassen …',
  'sync.seeking': 'Springt zur Stelle der Party …',
  'sync.paused': 'Pausiert',
  'sync.buffering': 'Lädt …',
  'sync.blocked': 'Wartet auf deinen Klick',
  'sync.live.in_sync': 'Synchron mit der Party',
  'sync.live.adjusting': 'Passt sich der Party an',

  'connection.label': 'Verbindung',
  'connection.measuring': 'Messen …',
  'connection.roundTrip': '{ms} ms hin und zurück',
  'connection.reconnecting': 'Getrennt; neuer Versuch …',

  'blocked.title': 'Klicken, um mitzuschauen',
  'blocked.text': 'Dein Browser möchte einen Klick, bevor er abspielt.',

  'notice.dismiss': 'Ausblenden',
  'notice.unknown': 'Etwas ist schiefgegangen ({code}). Bitte versuche es erneut.',

  'notice.bad_request':
    'Der Server hat diese Seite nicht verstanden. Bitte lade sie neu und versuche es erneut.',
  'notice.unknown_type':
    'Der Server ist älter als diese Seite und kann das nicht. Bitte den Administrator, ihn zu aktualisieren.',
  'notice.too_large': 'Das war zu lang für den Server. Bitte kürze es.',
  'notice.rate_limited': 'Das war zu schnell. Bitte warte ein paar Sekunden und versuche es erneut.',
  'notice.auth_required': 'Du bist nicht mehr angemeldet. Bitte melde dich an und versuche es erneut.',
  'notice.token_invalid': 'Der Server kennt deine Anmeldung nicht. Bitte melde dich ab und wieder an.',
  'notice.token_expired': 'Deine Anmeldung ist abgelaufen. Bitte lade die Seite neu.',
  'notice.forbidden':
    'Du hast keinen Zugriff auf diesen Film oder diese Party. Frag die Betreiber des Servers oder wähle einen anderen Film.',
  'notice.not_host': 'Das kann nur der Host. Bitte den Host darum, oder darum, dich zum Host zu machen.',
  'notice.not_in_room': 'Du bist nicht mehr in dieser Party. Tritt ihr wieder bei.',
  'notice.room_missing': 'Es gibt keine Party mit diesem Code. Prüfe ihn oder frag, ob die Party vorbei ist.',
  'notice.room_exists': 'Eine Party mit diesem Code gibt es schon. Bitte versuche es erneut.',
  'notice.room_full': 'Diese Party ist voll. Frag den Host, ob jemand Platz machen kann.',
  'notice.invite_invalid':
    'Für diese Party brauchst du eine gültige Einladung. Bitte den Host um einen Link.',
  'notice.invite_expired': 'Diese Einladung ist abgelaufen. Bitte den Host um eine neue.',
  'notice.invite_room_mismatch':
    'Diese Einladung gilt für eine andere Party. Bitte den Host um den richtigen Link.',
  'notice.server_busy': 'Der Server kann das gerade nicht. Bitte versuche es gleich noch einmal.',
  'notice.internal':
    'Im Server ist etwas schiefgegangen. Bitte versuche es erneut; bleibt es so, sag dem Administrator Bescheid.',

  'notice.item_unavailable':
    'Der Film der Party lässt sich hier nicht öffnen. Vielleicht hast du keinen Zugriff darauf: Frag die Betreiber des Servers.',
  'notice.connection_lost':
    'Die Verbindung zur Party ist abgebrochen. Prüfe dein Netzwerk und tritt mit dem Raumcode wieder bei.',
  'notice.replaced':
    'Du hast diese Party in einem anderen Fenster oder auf einem anderen Gerät fortgesetzt. Um hier zu schauen, tritt wieder bei.',
  'notice.kicked': 'Der Host hat dich aus der Party entfernt.',
  'notice.syncplay_active':
    'SyncPlay von Jellyfin ist aktiv, deshalb kann die Party hier nicht weitergehen. Verlasse die SyncPlay-Gruppe und starte oder tritt dann erneut bei.',
  'notice.joined': 'Du bist der Party beigetreten.',
  'notice.became_host': 'Du bist jetzt Host: Die Party folgt deinem Player.',
  'notice.host_changed': '{subject} ist jetzt Host.',
  'notice.member_joined': '{subject} ist der Party beigetreten.',
  'notice.member_left': '{subject} hat die Party verlassen.',
} as const satisfies Catalogue<'one'>;
