// URLs that scripts recognize.

/** Whether a response's URL is the sign-in page, to which the server redirects when the session has ended. */
export function isSignIn(address) {
  return new URL(address, location.href).pathname === "/newsroom/sign-in";
}
