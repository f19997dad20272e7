import type { Content } from 'pdfmake';
import type { ReportSpec } from '../../report';
import { sayRole } from '../tags/say-role';

/** Places a report's logo within so many points; nothing where there is none. */
export function logo(
  { look }: ReportSpec,
  fit: [width: number, height: number],
  more: { absolutePosition?: { x: number; y: number }; margin?: [number, number, number, number] },
): Content[] {
  if (!look?.logo) return [];
  const image = `data:image/png;base64,${Buffer.from(look.logo.png).toString('base64')}`;
  return [sayRole({ image, fit, ...more }, { role: 'Figure', alt: 'Logo' })];
}
