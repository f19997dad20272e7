import type { ErrorCode } from './errors';

/** French titles of the error codes; the English ones stand beside the codes in `errors.ts`. */
export const FRENCH_TITLES = {
  VALIDATION: 'Entrée invalide',
  UNSUPPORTED_REPORT_TYPE: 'Type de rapport non supporté',
  BAD_REQUEST: 'Requête mal formée',
  UNAUTHENTICATED: 'Non authentifié',
  FORBIDDEN: 'Accès refusé',
  NOT_FOUND: 'Introuvable',
  METHOD_NOT_ALLOWED: 'Méthode non autorisée',
  CONFLICT: 'Conflit',
  PAYLOAD_TOO_LARGE: 'Requête trop volumineuse',
  UNSUPPORTED_MEDIA_TYPE: 'Type de contenu non supporté',
  RANGE_NOT_SATISFIABLE: 'Plage non satisfaisable',
  TOO_MANY_REQUESTS: 'Trop de requêtes',
  UPSTREAM_UNAVAILABLE: 'Service indisponible',
  RENDER_FAILED: 'Échec de la génération',
  WORKFLOW_ENDED: "Le workflow a été arrêté de l'extérieur",
  MAIL_REFUSED: 'Courriel refusé',
  JOB_SUPERSEDED: 'Le job a avancé entre-temps',
  CONFIGURATION: 'Configuration invalide',
  INTERNAL: 'Erreur interne',
} as const satisfies Record<ErrorCode, string>;
