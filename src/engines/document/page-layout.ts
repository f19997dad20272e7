import type { Word } from '../ocr/ocr-engine';
import type { Geometry } from './picture/geometry';

/** The recognised words of a page and how the picture that they stand in lies on the page. */
export interface PageLayout {
  geometry: Geometry;
  words: Word[];
}
