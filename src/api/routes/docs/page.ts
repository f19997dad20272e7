/** The page that shows the document; `assets` is the address of its parts, relative to the page. */
export function docsPage(assets: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Pressroom API</title>
    <link rel="stylesheet" href="${assets}/swagger-ui.css">
    <link rel="icon" href="${assets}/favicon-32x32.png">
  </head>
  <body>
    <div id="docs" data-document="${assets}/../openapi.json"></div>
    <script src="${assets}/swagger-ui-bundle.js"></script>
    <script src="${assets}/start.js"></script>
  </body>
</html>
`;
}

/** The script that starts the page; a file of its own, as the content security policy wants it. */
export function docsScript(): string {
  return `window.SwaggerUIBundle({
  url: new URL(document.getElementById('docs').dataset.document, location.href).href,
  dom_id: '#docs',
  deepLinking: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
});
`;
}
