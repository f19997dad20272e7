import { describe, expect, test } from '@jest/globals';
import { detectLanguage } from '../../../src/engines/document/detect-language';

describe('detectLanguage', () => {
  test.each([
    ['Le contrat est signé par les deux parties et la prime est payée', 'fra'],
    ['The contract is signed by both parties and the premium is paid', 'eng'],
    ['Der Vertrag ist von beiden Parteien unterschrieben und die Prämie bezahlt', 'deu'],
    ['El contrato es firmado por las dos partes y la prima se paga', 'spa'],
    ['Il contratto è firmato dalle parti e il premio è pagato per la polizza', 'ita'],
    ['Het contract is door beide partijen ondertekend en de premie wordt betaald', 'nld'],
    ['O contrato é assinado por ambas as partes e o prêmio não foi pago para uma', 'por'],
    ['تم توقيع العقد من الطرفين في المكتب على أن يدفع القسط إلى الشركة من البنك', 'ara'],
    ['4711 0815', null],
  ])('%s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
