const SECOND_MS = 1000;
const MINUTE_S = 60;
const HOUR_S = 3600;

/** Writes a length of time in seconds as people read it: `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function secondsText(seconds: number): string {
  if (seconds < 10) return `${Math.round(seconds * 10) / 10} s`;
  const whole = Math.round(seconds);
  if (whole < MINUTE_S) return `${whole} s`;
  if (whole < HOUR_S) return `${Math.floor(whole / MINUTE_S)} min ${whole % MINUTE_S} s`;
  return `${Math.floor(whole / HOUR_S)} h ${Math.floor((whole % HOUR_S) / MINUTE_S)} min`;
}

/** How long ago a moment was. */
export function agoText(moment: string | null, now = Date.now()): string | null {
  if (moment === null) return null;
  return `${secondsText(Math.max(0, (now - Date.parse(moment)) / SECOND_MS))} ago`;
}

/** Seconds between two moments, the second of which may not have come yet. */
export function lengthText(
  from: string | null,
  to: string | null,
  now = Date.now(),
): string | null {
  if (from === null) return null;
  return secondsText(((to === null ? now : Date.parse(to)) - Date.parse(from)) / SECOND_MS);
}
