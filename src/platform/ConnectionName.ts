/** How this process's connections are told apart from another's at the server. */
export const connectionName = `callwise ${process.pid}`
