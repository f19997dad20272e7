import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { AppError } from '../../contract/errors';

/** Says whether a connection to an address of the Internet Protocol is allowed. */
export type AddressCheck = (address: string) => boolean;

/** The refusal of an address that callbacks must not go to. */
export function refuseAddress(host: string, address: string): AppError {
  return new AppError(
    'VALIDATION',
    `The host ${host} is ${address}, which is no public address; ALLOW_PRIVATE_CALLBACKS=true allows it.`,
  );
}

/** Makes the look-up of a connection's host: it fails where one of the host's addresses is not allowed. */
export function checkedLookup(isAllowed: AddressCheck): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses as LookupAddress[] | [];
      if (error || !first) {
        done(error ?? new Error(`The host ${host} has no address.`), '', 4);
        return;
      }
      const refused = addresses.find(({ address }) => !isAllowed(address));
      if (refused) done(refuseAddress(host, refused.address), '', 4);
      else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
