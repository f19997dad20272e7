import type { DocumentLanguage } from '../../contract/jobs/process-document';

/** Words that come in every text of a language and seldom in those of the others. */
const FREQUENT: Record<DocumentLanguage, string> = {
  fra: 'le la les des et est une dans pour que qui sur pas au aux avec par ce cette ou du sont été nous vous',
  eng: 'the of and to is that for it was on are with as be this have from by at not or which you an his',
  deu: 'der die und das ist nicht ein eine zu den mit von dem des auf für im sich auch wird als bei nach',
  spa: 'el los las que y del una por con para es como más pero sus este ha al lo se su entre cuando muy',
  ita: 'il che di è per un della gli una non sono con del alla nel più anche dei delle lo ma come si degli',
  nld: 'de het een van en is dat op te zijn met voor niet aan er om ook als maar bij nog uit naar wordt',
  por: 'o que não uma para com os por mais dos das como mas ao ele seu sua ou quando muito nos já também são',
  ara: 'في من على أن إلى عن التي الذي هذا هذه كان مع ما لا بين بعد كل أو ثم قد غير ذلك عند كما',
};

const WORDS = Object.entries(FREQUENT).map(
  ([language, words]) => [language as DocumentLanguage, new Set(words.split(' '))] as const,
);

/** Frequent words that a text must hold before it says anything about its language. */
const FOUND_MIN = 3;

/** Words looked at. */
const SAMPLE = 5000;

/** Says in which language a text most likely is; null where it is too short or in none of them. */
export function detectLanguage(text: string): DocumentLanguage | null {
  const words =
    text
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, SAMPLE) ?? [];
  let best: { language: DocumentLanguage; found: number } | null = null;
  for (const [language, frequent] of WORDS) {
    const found = words.filter((word) => frequent.has(word)).length;
    if (found >= FOUND_MIN && found > (best?.found ?? 0)) best = { language, found };
  }
  return best?.language ?? null;
}
