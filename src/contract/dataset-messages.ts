import type { Text } from './messages';

/** What the API says of datasets and of the reports that are made from them. */
export const DATASET_MESSAGES = {
  datasetUnknown: { fr: 'Jeu de données {id} introuvable', en: 'There is no dataset {id}' },
  datasetDeleted: {
    fr: 'Jeu de données {id} supprimé avec succès',
    en: 'Dataset {id} was deleted',
  },
  datasetBusy: {
    fr: 'Le jeu de données {id} a été modifié entre-temps ; renvoyez la demande',
    en: 'Dataset {id} was changed meanwhile; send the request again',
  },
  datasetNothingToChange: {
    fr: 'donnez au moins un champ à modifier : encoding, delimiter, header ou columns',
    en: 'give at least one member to change: encoding, delimiter, header or columns',
  },
  fileEmpty: {
    fr: 'Le fichier est vide ; envoyez un tableau d’au moins une ligne.',
    en: 'The file is empty; send a table with at least one row.',
  },
  fileJsonArray: {
    fr: 'Le fichier est un tableau JSON ; envoyez du NDJSON, un objet JSON par ligne.',
    en: 'The file is one JSON array; send NDJSON, which is one JSON object on each line.',
  },
  fileNoTable: {
    fr: 'Le fichier n’est pas un tableau ({what}) ; envoyez un fichier CSV, TSV, NDJSON ou Parquet, non compressé.',
    en: 'The file is {what}; send a CSV, TSV, NDJSON or Parquet file, not packed.',
  },
  fileNoObjects: {
    fr: 'Aucune ligne du fichier n’est un objet JSON avec des membres.',
    en: 'No line of the file is a JSON object with members.',
  },
  fileQuoteOpen: {
    fr: 'Ligne {line} : un guillemet est ouvert et jamais fermé.',
    en: 'Line {line}: a quote is opened and never closed.',
  },
  fileLineTooLong: {
    fr: 'Une ligne du fichier dépasse {limit} Mio.',
    en: 'A line of the file is longer than {limit} MiB.',
  },
  fileColumnsTooMany: {
    fr: 'Le fichier a {count} colonnes ; un jeu de données en a au plus {limit}.',
    en: 'The file has {count} columns; a dataset has at most {limit}.',
  },
  fileUnfolds: {
    fr: 'Le fichier déplié fait {bytes} octets ; au plus {limit} sont lus.',
    en: 'The file unfolds to {bytes} bytes; at most {limit} are read.',
  },
  fileColumnTooLong: {
    fr: 'La colonne "{name}" contient {all} octets de texte, jusqu’à {most} par ligne ; au plus {allLimit} et {rowLimit} sont lus.',
    en: 'Column "{name}" holds {all} bytes of text, up to {most} in a row; at most {allLimit} and {rowLimit} are read.',
  },
  fileParquetCut: {
    fr: 'Le fichier Parquet est tronqué ou endommagé ; renvoyez-le.',
    en: 'The Parquet file is cut off or damaged; send it again.',
  },
  fileParquetDamaged: {
    fr: 'Le fichier Parquet est endommagé ; renvoyez-le.',
    en: 'The Parquet file is damaged; send it again.',
  },
  fileEncodingWrong: {
    fr: 'Le texte du fichier n’est pas dans l’encodage avec lequel il est lu ; nommez-en un autre.',
    en: 'The text of the file is not in the encoding it is read in; name another one.',
  },
  fileUnreadable: {
    fr: 'Le fichier ne peut pas être lu comme un tableau : {reason}',
    en: 'The file cannot be read as a table: {reason}',
  },
  archiveEncrypted: {
    fr: 'PDF/A interdit le chiffrement ; retirez pdfa ou password',
    en: 'PDF/A forbids encryption; leave pdfa or password out',
  },
  archiveForPdf: {
    fr: 'pdfa vaut pour les rapports au format pdf',
    en: 'pdfa is for reports of the format pdf',
  },
  cellsTooMany: {
    fr: '{rows} lignes de {columns} colonnes sont trop ; au plus {limit} cellules',
    en: '{rows} rows of {columns} columns are too many; at most {limit} cells',
  },
  layoutUnfit: {
    fr: 'la mise en page de la définition en a besoin : {reason}',
    en: 'the layout of the definition needs them: {reason}',
  },
  formatsContradict: {
    fr: 'pdf et analysis sont deux jobs ; demandez l’un des deux',
    en: 'pdf and analysis are two jobs; ask for one of them',
  },
  passwordCharacters: {
    fr: 'un mot de passe se compose de caractères ASCII et de lettres latines accentuées',
    en: 'a password is made of ASCII characters and accented Latin letters',
  },
  passwordForPdf: {
    fr: 'un mot de passe ne vaut que pour les rapports au seul format pdf',
    en: 'a password is for reports of the format pdf alone',
  },
  onErrorContradicted: {
    fr: 'on_error vaut {outer} mais source.on_error vaut {inner} ; donnez-en un seul',
    en: 'on_error is {outer} but source.on_error is {inner}; give one of them',
  },
  parameterUnknown: {
    fr: 'il n’y a pas de paramètre "{name}" ; paramètres possibles : {allowed}',
    en: 'there is no parameter "{name}"; allowed: {allowed}',
  },
  parameterMissing: {
    fr: 'le paramètre "{name}" est requis',
    en: 'the parameter "{name}" is required',
  },
  parameterType: {
    fr: 'le paramètre "{name}" doit être de type {type}, pas {value}',
    en: 'the parameter "{name}" is to be of type {type}, not {value}',
  },
  parameterOption: {
    fr: 'le paramètre "{name}" vaut l’un de {allowed}, pas {value}',
    en: 'the parameter "{name}" is one of {allowed}, not {value}',
  },
  queryUnknown: {
    fr: 'il n’y a pas de requête "{name}" ; requêtes possibles : {allowed}',
    en: 'there is no sql "{name}"; allowed: {allowed}',
  },
  definitionUnknown: {
    fr: 'il n’y a pas de définition "{name}" ; définitions possibles : {allowed}',
    en: 'there is no definition "{name}"; allowed: {allowed}',
  },
  multipartExpected: {
    fr: 'Type de contenu non supporté ; envoyez multipart/form-data',
    en: 'Unsupported content type; send multipart/form-data',
  },
  multipartMalformed: {
    fr: "Le corps multipart est malformé ou s'arrête avant la fin",
    en: 'The multipart body is malformed or ends too early',
  },
} as const satisfies Record<string, Text>;
