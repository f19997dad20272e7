/** Name of the worker deployment that every build of the product belongs to. */
export const DEPLOYMENT = 'pressroom';
