import type { Column } from './cells';

/**
 * The columns of the sample, an insurance portfolio of one policy a row, with French labels. A caller
 * selects among these keys; `sampleColumns` gives the labels in another language.
 */
export const SAMPLE_COLUMNS: readonly Column[] = [
  { key: 'policy_number', label: 'N° de police', type: 'string' },
  { key: 'client', label: 'Client', type: 'string' },
  { key: 'city', label: 'Ville', type: 'string' },
  { key: 'product', label: 'Produit', type: 'string' },
  { key: 'start_date', label: 'Date d’effet', type: 'date' },
  { key: 'premium', label: 'Prime', type: 'money', currency: 'EUR' },
  { key: 'claims', label: 'Sinistres', type: 'integer' },
  { key: 'claim_amount', label: 'Montant des sinistres', type: 'money', currency: 'EUR' },
  { key: 'loss_ratio', label: 'Ratio S/P', type: 'number' },
  { key: 'active', label: 'En cours', type: 'boolean' },
];

/** The columns that are summed where the caller of the sample names none. */
export const SAMPLE_TOTALS: readonly string[] = ['premium', 'claim_amount'];

const ENGLISH_LABELS: Record<string, string> = {
  policy_number: 'Policy number',
  client: 'Client',
  city: 'City',
  product: 'Product',
  start_date: 'Start date',
  premium: 'Premium',
  claims: 'Claims',
  claim_amount: 'Claim amount',
  loss_ratio: 'Loss ratio',
  active: 'Active',
};

/** The sample's columns with labels in the language of a locale: French for French, else English. */
export function sampleColumns(locale: string): Column[] {
  const french = new Intl.Locale(locale).language === 'fr';
  return SAMPLE_COLUMNS.map((column) =>
    french ? column : { ...column, label: ENGLISH_LABELS[column.key] ?? column.key },
  );
}
