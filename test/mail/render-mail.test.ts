import { describe, expect, test } from '@jest/globals';
import { createMailRenderer } from '../../src/mail/render-mail';

describe('createMailRenderer', () => {
  const render = async (html: string, data: Record<string, unknown>, everyBranch = false) => {
    const renderer = await createMailRenderer(
      { subject: 'Hi', html, variables: true },
      { everyBranch },
    );
    return renderer(data).html;
  };

  test.each<[string, Record<string, unknown>, string]>([
    ['{{name}}', {}, 'name'],
    ['{{#if on}}{{name}}{{/if}}', { on: true }, 'name'],
    ['{{#each items}}x{{/each}}', {}, 'items'],
    ['{{#with user}}x{{/with}}', {}, 'user'],
    ['{{#each items}}{{price}}{{/each}}', { items: [{ price: 1 }, {}] }, 'price'],
    ['{{#each items as |item|}}{{item.price}}{{/each}}', { items: [{}] }, 'item.price'],
    ['{{#each items}}{{../currency}}{{/each}}', { items: [1] }, '../currency'],
    ['{{#with user}}{{#if on}}{{name}}{{/if}}{{/with}}', { user: { on: 1 } }, 'name'],
    ['{{user.address.city}}', { user: {} }, 'user.address.city'],
    ['{{#items}}x{{/items}}', {}, 'items'],
    ['{{toString}}', {}, 'toString'],
    ['{{"first name"}}', {}, 'first name'],
  ])('names the variable without a value in %s', async (html, data, variable) => {
    const message = `the variable "${variable}" of the html has no value in data`;
    await expect(render(html, data)).rejects.toMatchObject({ code: 'VALIDATION', message });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['{{#if user.name}}a{{else}}b{{/if}}{{#unless x}}c{{/unless}}', {}, 'bc'],
    ['{{#each l as |v i|}}{{i}}{{v}}{{@index}}{{this}}{{/each}}', { l: ['<'] }, '0&lt;0&lt;'],
    ['{{name}}{{{name}}}{{[first name]}}', { name: '<b>', 'first name': null }, '&lt;b&gt;<b>'],
    ['{{#each l}}{{@root.n}}{{else}}none{{/each}}', { l: [] }, 'none'],
    ['{{#user}}{{n}}{{/user}}{{^user}}x{{/user}}', { user: { n: 1 } }, '1'],
    ['{{lookup user "n"}}{{#with user}}{{n}}{{/with}}', { user: { n: 1 } }, '11'],
  ])('renders %s', async (html, data, expected) => {
    expect(await render(html, data)).toBe(expected);
  });

  test('tries both sides of conditions where every branch is wanted', async () => {
    const html = '{{#if a}}{{#unless b}}{{name}}{{/unless}}{{/if}}';
    expect(await render(html, { a: 'x', b: 'x' })).toBe('');
    await expect(render(html, { a: 'x', b: 'x' }, true)).rejects.toThrow('"name"');
    expect(await render('{{#if c}}{{c}}{{else}}{{a}}{{/if}}', { a: 'x' }, true)).toBe('x');
  });

  test('shows where a text is broken', async () => {
    await expect(render('Dear {{name', {})).rejects.toThrow('Dear {{name');
  });
});
