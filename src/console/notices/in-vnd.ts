/** An amount as it is written in Vietnam: `2.500.000 đ`. */
export const inVnd = (amount: number): string => `${amount.toLocaleString('vi-VN')} đ`;
