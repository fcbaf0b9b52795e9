// A site, a kiosk and a system with the library that most of them use in Node: openid-client, certified as a relying party.
// Told on its command line what to be; it asks on its output for what only a person's browser can do, and is answered on its input.
import { createInterface } from 'node:readline/promises';
import { webcrypto } from 'node:crypto';
import * as client from 'openid-client';

const [issuer, site, secret, system, jwk, kiosk] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin });
const ask = async (word, value) => {
  console.log(JSON.stringify({ ask: word, value }));
  return (await lines[Symbol.asyncIterator]().next()).value;
};
const plain = { execute: [client.allowInsecureRequests] };
const told = {};

// The code flow, refreshing, asking about a token and giving it back.
const web = await client.discovery(new URL(issuer), site, secret, undefined, plain);
const verifier = client.randomPKCECodeVerifier();
const [state, nonce] = [client.randomState(), client.randomNonce()];
const to = client.buildAuthorizationUrl(web, {
  redirect_uri: 'https://site.example/back', scope: 'openid profile offline_access', state, nonce,
  code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
});
const back = new URL(await ask('browser', to.href));
const expected = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
const tokens = await client.authorizationCodeGrant(web, back, expected);
told.name = tokens.claims().name;
told.active = (await client.tokenIntrospection(web, tokens.access_token)).active;
const renewed = await client.refreshTokenGrant(web, tokens.refresh_token);
told.same = renewed.claims().sub === tokens.claims().sub;
await client.tokenRevocation(web, renewed.refresh_token);
told.revoked = await client.refreshTokenGrant(web, renewed.refresh_token).then(() => false, (error) => error.error);
told.logout = client.buildEndSessionUrl(web, { id_token_hint: tokens.id_token, post_logout_redirect_uri: 'https://site.example/bye' }).href;

// A system signs with its own key.
const { kid, ...pair } = JSON.parse(jwk);
const key = await webcrypto.subtle.importKey('jwk', pair, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
const machine = await client.discovery(new URL(issuer), system, undefined, client.PrivateKeyJwt({ key, kid }), plain);
told.machine = Boolean((await client.clientCredentialsGrant(machine)).access_token);

// A kiosk waits until somebody has agreed on their phone.
const stand = await client.discovery(new URL(issuer), kiosk, undefined, client.None(), plain);
const begun = await client.initiateDeviceAuthorization(stand, { scope: 'openid profile' });
const waiting = client.pollDeviceAuthorizationGrant(stand, begun);
await ask('phone', begun.user_code);
told.kiosk = (await waiting).claims().name;

console.log(JSON.stringify({ told }));
lines.close();
