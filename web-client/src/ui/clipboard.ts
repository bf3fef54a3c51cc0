/**
 * Copies what stands in the field. False if the browser does not let us; then the text is at least selected. The
 * clipboard API is missing on plain http, which is how many servers at home are reached, so the old way is tried as well.
 */
export async function copyFrom(field: HTMLInputElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    }
  }
}
