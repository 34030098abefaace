// Shows the calls of the API, to read and to try. The document and everything that the page loads are beside this file.
SwaggerUIBundle({
  url: 'openapi.yaml',
  dom_id: '#calls',
  deepLinking: true,
  filter: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
