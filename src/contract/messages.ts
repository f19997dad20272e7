import { DATASET_MESSAGES } from './dataset-messages';
import { DOCUMENT_MESSAGES } from './document-messages';
import { SCHEDULE_MESSAGES } from './schedule-messages';
import { MAIL_MESSAGES } from './mail/messages';

/** The languages that people are answered in; the first is used where a caller asks for none of them. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language; `{name}` stands for a value. */
export type Text = Readonly<Record<Language, string>>;

/** Every text of the API, French and English side by side. Clients match on some of the French ones. */
export const MESSAGES = {
  ...SCHEDULE_MESSAGES,
  ...DATASET_MESSAGES,
  ...DOCUMENT_MESSAGES,
  ...MAIL_MESSAGES,
  unsupportedReportType: {
    fr: 'Type de rapport non supporté : {value}. Valeurs acceptées : {allowed}',
    en: 'Unsupported report type: {value}. Accepted values: {allowed}',
  },
  jobCancelled: { fr: 'Job {id} annulé avec succès', en: 'Job {id} was cancelled' },
  jobNotEnded: {
    fr: "Le job {id} est dans l'état {status} ; seul un job failed ou cancelled peut être relancé",
    en: 'Job {id} is {status}; only a failed or cancelled job can be done again',
  },
  idempotencyKeyInvalid: {
    fr: 'Idempotency-Key doit avoir de 1 à 255 caractères ASCII visibles',
    en: 'Idempotency-Key must have 1 to 255 visible ASCII characters',
  },
  idempotencyKeyReused: {
    fr: 'Cette Idempotency-Key a déjà servi à une autre demande ; prenez-en une nouvelle',
    en: 'This Idempotency-Key was used for another request before; take a new one',
  },
  idempotencyKeyBusy: {
    fr: 'Le job de cette Idempotency-Key vient de disparaître ; renvoyez la demande',
    en: 'The job of this Idempotency-Key has just gone; send the request again',
  },
  lastEventIdInvalid: {
    fr: "Last-Event-ID doit être l'id d'un événement, un nombre entier",
    en: 'Last-Event-ID must be the id of an event, a whole number',
  },
  jobUnknown: { fr: 'Job {id} introuvable', en: 'There is no job {id}' },
  jobEnded: {
    fr: 'Le job {id} est déjà terminé ({status}) et ne peut plus être annulé',
    en: 'Job {id} has already ended ({status}) and can no longer be cancelled',
  },
  jobNotCompleted: {
    fr: "Le job {id} est dans l'état {status} ; ses fichiers existent une fois l'état completed atteint",
    en: 'Job {id} is {status}; its files exist once it is completed',
  },
  artifactUnknown: {
    fr: "Le job {id} n'a pas de fichier nommé {name}",
    en: 'Job {id} has no file named {name}',
  },
  jobWithoutFile: { fr: "Le job {id} n'a produit aucun fichier", en: 'Job {id} made no file' },
  fileLost: {
    fr: "Le fichier {name} du job {id} n'est plus dans le stockage",
    en: 'The file {name} of job {id} is no longer in the store',
  },
  rangeNotSatisfiable: {
    fr: 'Le fichier a {size} octets ; la plage {range} est en dehors',
    en: 'The file has {size} bytes; the range {range} lies outside',
  },
  tokenMissing: {
    fr: 'Jeton absent : envoyez Authorization: Bearer <access_token>',
    en: 'No token: send Authorization: Bearer <access_token>',
  },
  tokenInvalid: {
    fr: 'Jeton invalide ou expiré ; reconnectez-vous',
    en: 'The token is invalid or has expired; sign in again',
  },
  refreshInvalid: {
    fr: 'Jeton de rafraîchissement invalide, expiré ou déjà utilisé ; reconnectez-vous',
    en: 'The refresh token is invalid, expired or already used; sign in again',
  },
  credentialsWrong: {
    fr: 'E-mail ou mot de passe incorrect',
    en: 'Wrong e-mail address or password',
  },
  loginTriesExhausted: {
    fr: 'Trop de tentatives de connexion échouées ; réessayez dans {seconds} s',
    en: 'Too many failed sign-ins; try again in {seconds} s',
  },
  requestsExhausted: {
    fr: 'Plus de {limit} requêtes par minute ; réessayez dans {seconds} s',
    en: 'More than {limit} requests a minute; try again in {seconds} s',
  },
  roleMissing: {
    fr: 'Rôle {role} insuffisant ; rôle requis : {allowed}',
    en: 'The role {role} is not enough; required: {allowed}',
  },
  emailTaken: {
    fr: "Un compte existe déjà pour l'adresse {email}",
    en: 'There is already an account for {email}',
  },
  userUnknown: { fr: 'Utilisateur {id} introuvable', en: 'There is no user {id}' },
  ownAccount: {
    fr: 'Nul ne désactive son propre compte ni ne change son propre rôle ; demandez à un autre ADMIN',
    en: 'Nobody disables their own account or changes their own role; ask another ADMIN',
  },
  routeUnknown: {
    fr: 'Aucune ressource à cette adresse : {path}',
    en: 'There is nothing at this address: {path}',
  },
  methodNotAllowed: {
    fr: 'Méthode {method} non autorisée ici ; méthodes acceptées : {allowed}',
    en: 'The method {method} is not allowed here; accepted: {allowed}',
  },
  jsonMalformed: {
    fr: "Le corps de la requête n'est pas du JSON valide en UTF-8",
    en: 'The request body is not valid JSON in UTF-8',
  },
  encodingMalformed: {
    fr: "L'adresse contient un encodage pourcent invalide",
    en: 'The address holds an invalid percent-encoding',
  },
  requestMalformed: { fr: 'La requête est mal formée', en: 'The request is malformed' },
  bodyTooLarge: {
    fr: 'Le corps de la requête dépasse {limit} octets',
    en: 'The request body exceeds {limit} bytes',
  },
  mediaTypeUnsupported: {
    fr: 'Type de contenu non supporté ; envoyez application/json en UTF-8',
    en: 'Unsupported content type; send application/json in UTF-8',
  },
  internal: {
    fr: 'Erreur interne ; citez la référence {requestId} au support',
    en: 'Internal error; quote the reference {requestId} to support',
  },
  unavailable: {
    fr: "Un service nécessaire n'est pas disponible ; réessayez dans quelques secondes",
    en: 'A service that is needed is not available; try again in a few seconds',
  },
  notReady: { fr: 'Pas prêt : {reasons}', en: 'Not ready: {reasons}' },
  databaseAway: { fr: 'base de données injoignable', en: 'the database cannot be reached' },
  engineAway: { fr: 'moteur injoignable', en: 'the engine cannot be reached' },
  workersAway: {
    fr: 'aucun worker sur la file {queues}',
    en: 'no worker polls the queue {queues}',
  },

  memberMissing: { fr: 'Champ requis', en: 'Field required' },
  wholeNumberExpected: {
    fr: 'Nombre entier attendu, en chiffres, sans signe ni décimales',
    en: 'A whole number is expected, in digits, without sign or decimals',
  },
  optionUnknown: {
    fr: 'Valeur inconnue ; valeurs acceptées : {allowed}',
    en: 'Unknown value; accepted values: {allowed}',
  },
  memberRepeated: {
    fr: 'Le paramètre est donné plusieurs fois',
    en: 'The parameter is given more than once',
  },
  memberContradicted: {
    fr: 'La valeur diffère entre la requête et le corps ; donnez-en une seule',
    en: 'The query and the body give different values; give one of them',
  },
  textUnstorable: {
    fr: 'Le texte contient U+0000 ou un demi-codet isolé',
    en: 'The text holds U+0000 or a lone surrogate',
  },
  nestedTooDeep: {
    fr: 'Le corps est imbriqué sur plus de {limit} niveaux',
    en: 'The body is nested more than {limit} levels deep',
  },
  nothingToChange: {
    fr: 'donnez au moins un champ à modifier : role, disabled ou password',
    en: 'give at least one member to change: role, disabled or password',
  },

  currencyCode: {
    fr: 'une devise est un code ISO 4217 comme EUR',
    en: 'a currency is an ISO 4217 code such as EUR',
  },
  currencyOfMoney: {
    fr: 'seule une colonne de type money a une devise',
    en: 'only a column of type money has a currency',
  },
  localeUnsupported: {
    fr: 'Intl ne connaît pas cette locale ; essayez fr-FR ou en-GB',
    en: 'the locale is not one that Intl supports; try fr-FR or en-GB',
  },
  cellText: {
    fr: 'Ligne {row}, colonne "{column}" : {value} n\'est pas un texte',
    en: 'Row {row}, column "{column}": {value} is not a text',
  },
  cellInteger: {
    fr: 'Ligne {row}, colonne "{column}" : {value} n\'est pas un nombre entier',
    en: 'Row {row}, column "{column}": {value} is not a whole number',
  },
  cellNumber: {
    fr: 'Ligne {row}, colonne "{column}" : {value} n\'est pas un nombre',
    en: 'Row {row}, column "{column}": {value} is not a number',
  },
  cellDate: {
    fr: 'Ligne {row}, colonne "{column}" : {value} n\'est pas une date comme 2024-01-31',
    en: 'Row {row}, column "{column}": {value} is not a date such as 2024-01-31',
  },
  cellDatetime: {
    fr: 'Ligne {row}, colonne "{column}" : {value} n\'est pas une date avec heure comme 2024-01-31T12:00:00Z',
    en: 'Row {row}, column "{column}": {value} is not a date and time such as 2024-01-31T12:00:00Z',
  },
  cellBoolean: {
    fr: 'Ligne {row}, colonne "{column}" : {value} n\'est ni true ni false',
    en: 'Row {row}, column "{column}": {value} is not true or false',
  },
  columnUnknown: {
    fr: 'il n\'y a pas de colonne "{key}" ; colonnes possibles : {keys}',
    en: 'there is no column "{key}"; allowed: {keys}',
  },
  columnUnknownNone: {
    fr: 'il n\'y a pas de colonne "{key}" ; aucune colonne ne convient',
    en: 'there is no column "{key}"; no column qualifies',
  },
  columnNotNumeric: {
    fr: 'la colonne "{key}" est de type {type}, sans quantités ; colonnes possibles : {keys}',
    en: 'the column "{key}" is of type {type}, which holds no quantities; allowed: {keys}',
  },
  columnNotNumericNone: {
    fr: 'la colonne "{key}" est de type {type}, sans quantités ; aucune colonne ne convient',
    en: 'the column "{key}" is of type {type}, which holds no quantities; no column qualifies',
  },
  columnTwice: {
    fr: 'la colonne "{key}" est donnée deux fois',
    en: 'the column "{key}" is given twice',
  },
  sampleColumnType: {
    fr: 'la colonne "{key}" de l\'échantillon est de type {known}, pas {type}',
    en: 'the sample\'s column "{key}" is of type {known}, not {type}',
  },
  rowsWithoutKey: {
    fr: "les lignes n'ont aucune clé, donc aucune colonne",
    en: 'the rows hold no key, so there is no column',
  },
  rowsTooManyKeys: {
    fr: 'les lignes ont {count} clés différentes ; un tableau a au plus {limit} colonnes',
    en: 'the rows hold {count} different keys; a table has at most {limit} columns',
  },
  rowsKeyTooLong: {
    fr: 'la clé "{key}" dépasse {limit} caractères',
    en: 'the key "{key}" has more than {limit} characters',
  },
  scatterWithoutY: {
    fr: 'un nuage de points a besoin de y, une colonne numérique',
    en: 'a scatter needs a y, a numeric column',
  },
  rowCountContradicted: {
    fr: "rows vaut {rows} mais source.rows vaut {sourceRows} ; donnez l'un, ou deux fois le même",
    en: 'rows is {rows} but source.rows is {sourceRows}; give one of them, or both the same',
  },
} as const satisfies Record<string, Text>;

export type MessageKey = keyof typeof MESSAGES;
