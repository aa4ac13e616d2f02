// Addresses the scripts know.

/** Whether the answer is the sign-in page instead of what was asked for. */
export function isSignIn(address) {
  return new URL(address, location.href).pathname === "/newsroom/sign-in";
}
