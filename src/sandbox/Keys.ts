/** What the sandbox's vendors accept; none of them opens anything elsewhere. */
export const zoominfoKey = "sandbox-zoominfo-client:sandbox-zoominfo-secret"
export const apolloKey = "sandbox-apollo-key"
export const clearbitKey = "sk_sandbox_clearbit"
export const dnbKey = "sandbox-dnb-key:sandbox-dnb-secret"
export const householdKey = "hi_sandbox_key"
export const vehiclesKey = "gd_sandbox_key"
