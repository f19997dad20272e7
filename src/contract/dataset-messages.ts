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
