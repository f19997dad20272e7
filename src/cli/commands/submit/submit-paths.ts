/** Where jobs of a type are posted as JSON; a type that is not here is made otherwise, or not by `submit`. */
export const SUBMIT_PATHS: Readonly<Record<string, string>> = {
  dummy: '/reports/dummy',
  heavy: '/reports/heavy',
  send_email: '/notifications/email',
  send_bulk_email: '/notifications/bulk',
};
