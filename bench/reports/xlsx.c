/* Writes the rows of the bench with libxlsxwriter in constant memory, and prints seconds and memory as JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <xlsxwriter.h>

static const char *CITIES[] = {"Paris", "Lyon", "Marseille", "Orléans", "Besançon", "Brest & Cie"};
static const char *HEAD[] = {"id",    "policy",  "client", "city",   "product",
                             "start", "premium", "claims", "amount", "ratio"};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static double peak_mb(void) {
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

static void write_row(lxw_worksheet *sheet, long n, lxw_format *money, lxw_format *date) {
  char text[64];
  lxw_row_t row = (lxw_row_t)n + 1;
  worksheet_write_number(sheet, row, 0, n, NULL);
  snprintf(text, sizeof text, "POL-%ld", 100000 + n);
  worksheet_write_string(sheet, row, 1, text, NULL);
  snprintf(text, sizeof text, "Client numéro %ld", n % 7919);
  worksheet_write_string(sheet, row, 2, text, NULL);
  worksheet_write_string(sheet, row, 3, CITIES[n % 6], NULL);
  snprintf(text, sizeof text, "Produit %ld", n % 4);
  worksheet_write_string(sheet, row, 4, text, NULL);
  worksheet_write_number(sheet, row, 5, 45292 - n % 900, date);
  worksheet_write_number(sheet, row, 6, (n * 7919 % 1000000) / 100.0, money);
  worksheet_write_number(sheet, row, 7, n % 5, NULL);
  worksheet_write_number(sheet, row, 8, (n * 31 % 99999) / 100.0, money);
  worksheet_write_number(sheet, row, 9, n / 7.0, money);
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  long rows = atol(argv[1]);
  double idle = peak_mb();
  double begun = now();
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *book = workbook_new_opt(argv[2], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
  lxw_format *money = workbook_add_format(book);
  lxw_format *date = workbook_add_format(book);
  format_set_num_format(money, "#,##0.00");
  format_set_num_format(date, "dd/mm/yyyy");
  worksheet_freeze_panes(sheet, 1, 0);
  worksheet_autofilter(sheet, 0, 0, (lxw_row_t)rows, 9);
  for (int column = 0; column < 10; column++)
    worksheet_write_string(sheet, 0, (lxw_col_t)column, HEAD[column], NULL);
  for (long n = 0; n < rows; n++) write_row(sheet, n, money, date);
  if (workbook_close(book) != LXW_NO_ERROR) return 1;
  double seconds = now() - begun, peak = peak_mb();
  printf("{\"seconds\": %f, \"peakMb\": %f, \"addedMb\": %f}\n", seconds, peak, peak - idle);
  return 0;
}
