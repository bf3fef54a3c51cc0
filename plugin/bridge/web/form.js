// The settings between the form and the object that Jellyfin keeps. A field is named by its data-setting.

const fields = (view) => [...view.querySelectorAll('[data-setting]')];

/** These the bridge keeps to itself: the sidecar logs the same for each of them. */
const QUIET_LEVELS = ['Error', 'Warn', 'Info'];

/** Shows the settings in the form. */
export function fillForm(view, settings) {
  for (const field of fields(view)) {
    const value = settings[field.dataset.setting];
    if (field.type === 'checkbox') {
      field.checked = Boolean(value);
    } else {
      field.value = value ?? '';
    }
  }
}

/** The form's settings only; the form is valid. */
export function readForm(view) {
  const value = (field) =>
    ({ checkbox: field.checked, number: field.valueAsNumber })[field.type] ?? field.value.trim();
  return Object.fromEntries(fields(view).map((field) => [field.dataset.setting, value(field)]));
}

/** Whether saving `after` in place of `before` starts the sidecar anew. */
export function startsAnew(before, after) {
  return Object.entries(after).some(([name, value]) => {
    const isQuiet =
      name === 'LogLevel' && QUIET_LEVELS.includes(value) && QUIET_LEVELS.includes(before[name]);
    return value !== before[name] && !isQuiet;
  });
}
