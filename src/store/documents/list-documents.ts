import type { Queryable } from '../pool';
import { DOCUMENT_COLUMNS, DOCUMENT_TABLES } from './rows';
import type { DocumentRow } from './rows';

/** What surrounds a found word in a snippet: characters that no text of a document needs. */
export const MARK = { start: '\ue000', stop: '\ue001' } as const;

/** Which documents a list holds; a member that is absent does not narrow it. */
export interface DocumentFilter {
  owner?: number;
  /** Words to find in the text, as a person types them into a search field. */
  text?: string;
  /** Only documents older than this one. */
  before?: string;
  limit: number;
}

/** A document in a list; of a search, with the page that fits best and the words found on it. */
export interface ListedDocument extends DocumentRow {
  page: number | null;
  snippet: string | null;
}

const HEADLINE = `StartSel=${MARK.start}, StopSel=${MARK.stop}, MaxWords=30, MinWords=12, MaxFragments=2, FragmentDelimiter=" … "`;

/** Lists documents, newest first, or those whose text holds the words, best first. */
export async function listDocuments(
  db: Queryable,
  filter: DocumentFilter,
): Promise<ListedDocument[]> {
  const values = [
    filter.owner ?? null,
    filter.before ?? null,
    filter.limit,
    ...(filter.text === undefined ? [] : [filter.text, HEADLINE]),
  ];
  const text = filter.text === undefined ? NEWEST : FOUND;
  const { rows } = await db.query<ListedDocument>({ text, values });
  return rows;
}

const NARROWED = `
  ($1::bigint is null or d.owner = $1)
  and ($2::uuid is null or (d.created_at, d.document_id)
    < (select created_at, document_id from documents where document_id = $2))`;

const NEWEST = `
  select ${DOCUMENT_COLUMNS}, null as page, null as snippet
  from ${DOCUMENT_TABLES}
  where ${NARROWED}
  order by d.created_at desc, d.document_id desc
  limit $3`;

/**
 * Words are looked for in both languages, and without accents, where those that have them count for more. Only the
 * pages that are shown have their snippets made.
 */
const FOUND = `
  with query as (
    select french, english, french || english as words, bare
    from websearch_to_tsquery('pg_catalog.french', $4) french,
      websearch_to_tsquery('pg_catalog.english', $4) english,
      websearch_to_tsquery('pressroom_plain', $4) bare
  ), best as (
    select distinct on (p.document_id) p.document_id, p.page, left(p.content, 100000) as content,
      ts_rank_cd(p.search, words) + ts_rank_cd(p.plain, bare) as rank
    from query, document_pages p join documents d using (document_id)
    where (p.search @@ words or p.plain @@ bare) and ${NARROWED}
    order by p.document_id, rank desc, p.page
  ), shown as (
    select best.*,
      ts_rank(to_tsvector('pg_catalog.french', content), french) as in_french,
      ts_rank(to_tsvector('pg_catalog.english', content), english) as in_english,
      ts_rank(to_tsvector('pressroom_plain', content), bare) as in_plain
    from query, best join documents d using (document_id)
    order by rank desc, d.created_at desc, d.document_id desc
    limit $3
  )
  select ${DOCUMENT_COLUMNS}, shown.page,
    case
      when in_plain > greatest(in_french, in_english)
      then ts_headline('pressroom_plain', content, bare, $5)
      when in_english > in_french
      then ts_headline('pg_catalog.english', content, english, $5)
      else ts_headline('pg_catalog.french', content, french, $5)
    end as snippet
  from query, shown join documents d using (document_id) left join jobs j on j.job_id = d.job_id
  order by shown.rank desc, d.created_at desc, d.document_id desc`;
